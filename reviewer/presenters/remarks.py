"""Earlier remarks: which go with what somebody is typing. Pure functions."""

from collections import Counter
from collections.abc import Mapping, Sequence

Remark = tuple[str, int]  # its words, and how often they were used
MOST_OFFERS = 5


def matching(typed: str, own: Sequence[Remark], others: Sequence[Remark]) -> tuple[Remark, ...]:
    """Those of the same rule while nothing is typed; then every one that holds the words typed, those that begin with
    them first, those of the same rule before others."""
    words = typed.strip()
    if not words or any(words == text for text, _ in own):
        return tuple(own[:MOST_OFFERS])
    found = [r for r in (*own, *others) if words in r[0] and r[0] != words]
    return tuple(sorted(found, key=lambda r: not r[0].startswith(words))[:MOST_OFFERS])


def of_other_rules(remarks: Mapping[str, Sequence[Remark]], rule: str) -> tuple[Remark, ...]:
    """What was said under all rules but this one, most frequent first."""
    own = {text for text, _ in remarks.get(rule, ())}
    counts: Counter[str] = Counter()
    for name, said in remarks.items():
        if name != rule:
            counts.update({text: count for text, count in said if text not in own})
    return tuple(counts.most_common())
