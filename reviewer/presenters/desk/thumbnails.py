"""What the small pictures of the pages tell: page, document, and whose marks are on the page."""

from typing import NamedTuple

from reviewer.presenters.desk.ports import OpenCase
from reviewer.presenters.desk.status import open_suspicions
from scoring.folding import SessionContent
from scoring.sheet import Sheet


class Thumbnail(NamedTuple):
    """One page. `findings` are the numbers of the findings on it; `begins` names the document that begins here."""

    page: int
    document: str = ""
    begins: bool = False
    findings: tuple[int, ...] = ()
    is_suspect: bool = False

    @property
    def spoken(self) -> str:
        """The page in one sentence."""
        parts = [f"第 {self.page} 页"]
        if self.document:
            parts.append(self.document)
        if self.findings:
            parts.append("问题 " + "、".join(map(str, self.findings)))
        if self.is_suspect:
            parts.append("有疑点")
        return "，".join(parts)


def thumbnails(file: OpenCase, sheet: Sheet, content: SessionContent) -> tuple[Thumbnail, ...]:
    """All pages of the open file, in their order."""
    findings: dict[int, list[int]] = {}
    for number, finding in enumerate(sheet.findings, 1):
        for page in {region.page for region in finding.regions}:
            findings.setdefault(page, []).append(number)
    suspect = {region.page for s in open_suspicions(file, content) for region in s.regions}
    titles = {p: d for d in file.case.documents for p in range(d.first_page, d.last_page + 1)}
    return tuple(
        Thumbnail(
            page,
            titles[page].title if page in titles else "",
            page in titles and titles[page].first_page == page,
            tuple(findings.get(page, ())),
            page in suspect,
        )
        for page in range(1, len(file.origins) + 1)
    )
