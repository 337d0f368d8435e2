"""What every act is. The acts themselves stand in scoring.acts and scoring.edition_acts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person did. Its kind in the record is `kind_of(act)`."""
