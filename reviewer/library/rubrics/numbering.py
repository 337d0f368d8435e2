"""Display numbers (一、3.4 …) for sections and criteria whose file leaves them out."""

from dataclasses import replace

from scoring.rubric import Criterion, Rubric, Section

_DIGITS = "零一二三四五六七八九"


def numbered(rubric: Rubric) -> Rubric:
    """The same edition with every code filled in: 一、二 for sections, 3.4 for what stands in the third."""
    sections = tuple(
        replace(s, code=s.code or chinese(i), items=_items(s, str(i))) for i, s in enumerate(rubric.sections, 1)
    )
    return replace(rubric, sections=sections)


def _items(section: Section, prefix: str) -> tuple[Section | Criterion, ...]:
    found: list[Section | Criterion] = []
    for i, item in enumerate(section.items, 1):
        code = item.code or f"{prefix}.{i}"
        if isinstance(item, Section):
            found.append(replace(item, code=code, items=_items(item, f"{prefix}.{i}")))
        else:
            found.append(replace(item, code=code))
    return tuple(found)


def chinese(number: int) -> str:
    """1–99 in Chinese: 一, 十二, 三十."""
    tens, ones = divmod(number, 10)
    text = "" if tens == 0 else ("十" if tens == 1 else f"{_DIGITS[tens]}十")
    return text + (_DIGITS[ones] if ones or not tens else "")
