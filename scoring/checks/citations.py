"""Which provisions a paper says were violated, and on which it rests the penalty."""

import re

from scoring.checks.papers import Paper
from scoring.notation.provisions import Provision, Relation, find_provisions, relation

_VIOLATED = re.compile(r"(?:违反|触犯|违背)(?:了)?")
_BASIS = re.compile(r"(?:依据|根据|按照|依照|适用)(?!告知|如下|和|及|、|等)")
_END = re.compile(r"[。;]|(?:依据|根据|按照|依照|拟对|拟处|决定|责令|属于|符合|应当)")
_PROCEDURE = ("行政处罚法", "行政强制法", "民事诉讼法", "行政复议法", "行政诉讼法")
_DISCRETION = re.compile("基准|裁量|清单|(?<!实施)细则|标准$")


def violated_of(paper: Paper) -> tuple[Provision, ...]:
    """Provisions named after 违反."""
    return _after(paper, _VIOLATED)


def basis_of(paper: Paper) -> tuple[Provision, ...]:
    """Provisions named after 依据, without laws of procedure and discretion benchmarks."""
    own = _after(paper, _BASIS)
    return tuple(p for p in own if not p.law.endswith(_PROCEDURE) and not _DISCRETION.search(p.law))


def _after(paper: Paper, lead: re.Pattern[str]) -> tuple[Provision, ...]:
    text = paper.flat
    found: list[Provision] = []
    cited = paper.once(_cited)
    for match in lead.finditer(text):
        stop = _END.search(text, match.end())
        end = stop.start() if stop else len(text)
        found.extend(p for p in cited if match.end() <= p.start < end and p not in found)
    return tuple(_distinct(found))


def _cited(paper: Paper) -> list[Provision]:
    return find_provisions(paper.flat)


def _distinct(found: list[Provision]) -> list[Provision]:
    out: list[Provision] = []
    for one in found:
        if not any(relation(one, o) is Relation.SAME for o in out):
            out.append(one)
    return out


def unlike(mine: tuple[Provision, ...], others: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Those of `mine` that no provision of `others` matches, not even as its part or whole."""
    near = (Relation.SAME, Relation.WITHIN, Relation.CONTAINS)
    return tuple(m for m in mine if not any(relation(m, o) in near for o in others))


def looser(mine: tuple[Provision, ...], others: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """Those of `mine` that name only the whole of what `others` name by 款 or 项."""
    return tuple(
        m
        for m in mine
        if any(relation(m, o) is Relation.CONTAINS for o in others)
        and not any(relation(m, o) is Relation.SAME for o in others)
    )


def written(provisions: tuple[Provision, ...]) -> str:
    """As messages write them."""
    return "、".join(p.normal_form for p in provisions)
