"""What the desk says of the item and the page looked at, in words."""

from reviewer.presenters.desk.desk import DeskPresenter
from reviewer.presenters.desk.status import where
from scoring.rubric import Rubric
from scoring.sheet import Doubt


def page_title(desk: DeskPresenter) -> str:
    """The document on the page looked at, and the number stamped on the sheet."""
    assert desk.file is not None
    document = desk.file.case.document_on(desk.page)
    printed = next((p.printed_number for p in desk.file.case.pages if p.number == desk.page), None)
    words = (document.title if document else "", f"页码 {printed}" if printed else "")
    return "　".join(w for w in words if w)


def edition_words(rubric: Rubric) -> tuple[str, str]:
    """The edition the file is scored by: its name, and what tells it from every other."""
    since = f"自 {rubric.in_force_from} 起施行\n" if rubric.in_force_from else ""
    whole = f"评查标准：{rubric.title}\n版本：{rubric.edition}\n{since}校验码：{rubric.hash[:8]}"
    return f"{rubric.title} {rubric.edition}", f"{whole}\n本卷始终按这一版计分，标准以后修订也不改变。"


def page_name(desk: DeskPresenter, page: int) -> str:
    """第 3 页　现场笔录."""
    document = desk.file.case.document_on(page) if desk.file is not None else None
    return f"第 {page} 页　{document.title if document else ''}"


def reasons(desk: DeskPresenter) -> str:
    """Why the item stands as it does, what is doubtful about it, and what was concluded on that."""
    _, reason = desk.states[desk.item]
    lines = [f"理由：{reason}"] if reason else []
    for doubt in desk.sheet.doubts:
        if doubt.criterion == desk.item:
            lines += [f"存疑：{doubt.question}", conclusion(desk, doubt)]
    return "\n".join(filter(None, lines))


def conclusion(desk: DeskPresenter, doubt: Doubt) -> str:
    """What was concluded on a doubt, by whom and when; empty while it is open."""
    said = desk.content.conclusions.get(doubt.id, "")
    by = desk.file.settled_by.get(doubt.id, "") if desk.file is not None else ""
    return f"定论：{said}{f'（{by}）' if by else ''}" if said else ""


def next_place(desk: DeskPresenter) -> str:
    """Where the next finding will be put."""
    if desk.missing:
        return f"记在：缺 {desk.missing}"
    if desk.whole_file:
        return "记在：全卷"
    if desk.drawn:
        away = "（不是本页）" if is_drawn_away(desk) else ""
        return f"记在：{where(desk.drawn)}，已框选 {len(desk.drawn)} 处{away}"
    if desk.quoted is not None:
        return f"记在：第 {desk.quoted.page} 页，已选文字"
    return f"记在：第 {desk.page} 页" if desk.page else ""


def recorded(desk: DeskPresenter) -> dict[str, int]:
    """In how many places each rule of the item was recorded."""
    places: dict[str, int] = {}
    for finding in desk.sheet.findings:
        if finding.criterion == desk.item:
            places[finding.rule] = places.get(finding.rule, 0) + finding.occurrences
    return places


def is_drawn_away(desk: DeskPresenter) -> bool:
    """Whether the frames that wait for their finding stand on other pages than the one looked at."""
    return bool(desk.drawn) and desk.page not in {r.page for r in desk.drawn}
