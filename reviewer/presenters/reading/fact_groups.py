"""The facts of a whole case file by group, in the order in which the panel shows them."""

from collections.abc import Mapping

from scoring.checks.fact_keys import ENTERED, READ_GROUPS

ENTERED_BY_HAND = "手工补录"
"""The group of facts that no document gives: rules need them, a person enters them."""
GROUPS: Mapping[str, Mapping[str, str]] = {
    **READ_GROUPS,
    ENTERED_BY_HAND: ENTERED,
}
LABELS: Mapping[str, str] = {key: label for group in GROUPS.values() for key, label in group.items()}
SEVERAL = frozenset({"officers", "other_penalties"})
"""Keys with several values at once, which do not contradict each other."""
DATES = (*GROUPS["日期"], *(key for key in ENTERED if key.endswith("_date")))
