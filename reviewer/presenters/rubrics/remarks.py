"""What the check of a draft says about one place."""

from typing import NamedTuple

from reviewer.presenters.rubrics.plain import Key, node_of


class Remark(NamedTuple):
    """One thing about a draft. `stops`: it cannot be published so. `path` is where it shows."""

    path: Key
    message: str
    stops: bool
    place: str = ""  # 一、3.4, for a list

    @property
    def node(self) -> Key:
        """The section or leaf it is about; () for the whole edition."""
        return node_of(self.path)
