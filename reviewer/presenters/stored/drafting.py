"""The 简报 over a workspace: composed from the figures, read back after editing, checked, rendered, frozen."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Lock

from forms.bulletin.checking import NO_CASES, NO_TEXT, check
from forms.bulletin.correction import OldIssue
from forms.bulletin.editing import from_editable
from forms.bulletin.layout import lay_out, render_pdf, written
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.text import BulletinText, to_editable
from forms.bulletin.typical import typical_cases
from forms.bulletin.word import render_docx
from forms.fonts import Faces, shipped
from reviewer.presenters.bulletin_values import LiveNumber, Opened, Proof, Remark, Settings, TypicalChoice
from reviewer.presenters.live_numbers import live_numbers, printed_at, remarks
from reviewer.presenters.ports import BulletinDraft, IssuedBulletin
from reviewer.presenters.stored.bulletins import StoredBulletins
from reviewer.presenters.stored.connection import own_connection
from reviewer.presenters.stored.first_settings import first_settings
from reviewer.printing.bulletins import (
    Masked,
    PreparedBulletin,
    completed_settings,
    composed_text,
    cut_clippings,
    masked,
    old_issue,
    printed,
    wanted_clippings,
)
from reviewer.printing.clippings import Clipping, Wanted
from reviewer.printing.reviews import reviewed_cases
from reviewer.printing.wording import bulletin_template, copy_wording
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError
from scoring.figures import CampaignFigures, Problem, ReviewedCase, collect


class CheckStops(ReviewError):
    """The draft says something that the data do not."""

    def __init__(self, first: str, count: int) -> None:
        more = f"（共 {count} 处）" if count > 1 else ""
        super().__init__(f"核对没有通过{more}：{first}", "请按左下方的提示改好后再签发。")


class NobodyIssues(ReviewError):
    """The record needs to know who acts."""

    def __init__(self) -> None:
        super().__init__("还不知道由谁编发简报。", "请先在右上角菜单“评查人”中填写姓名。")


class StoredDrafting:
    """presenters.bulletin_values.BulletinSource over a workspace; every call uses a connection of its own."""

    def __init__(self, workspace: Workspace, faces: Callable[[], Faces] = shipped) -> None:
        self._workspace, self._faces = workspace, faces
        self.author: Author | None = None  # who works here; set on the window's thread
        self._turn = Lock()
        self._cases: tuple[ReviewedCase, ...] = ()
        self._figures: dict[bool, CampaignFigures] = {}
        self._old: dict[str, OldIssue] = {}  # issues that are corrected, by their ids
        self._cut: dict[str, tuple[Wanted, tuple[Clipping, ...]]] = {}  # by finding: for what, and the clippings

    def open(self) -> Opened:
        """The draft, composed where none was begun; the reviews are read anew."""
        with self._turn, own_connection(self._workspace) as workspace:
            self._cases, self._figures = reviewed_cases(workspace, with_names=True), {}
            stored = self._stored(workspace)
            begun = stored.draft()
            settings = dict(begun.settings) if begun else first_settings(workspace, stored.issued())
            issued = tuple(stored.issued())
        composed = self.compose(settings)
        return Opened(begun if begun and begun.text else composed, composed.text, issued)

    def compose(self, settings: Settings) -> BulletinDraft:
        """The text as the data say it now."""
        figures, made = self._counted(settings)
        text = to_editable(self._composed(figures, made)) if figures.cases else ""
        return BulletinDraft(text, dict(settings))

    def correct(self, issue: IssuedBulletin) -> BulletinDraft:
        """The next issue as the correction of this one: what the data have otherwise now."""
        return self._begun(corrects=issue.bulletin_id, typical_limit="0")

    def begin(self) -> BulletinDraft:
        """The next issue from the beginning."""
        return self._begun()

    def _begun(self, **own: str) -> BulletinDraft:
        with own_connection(self._workspace) as workspace:
            settings = first_settings(workspace, self._stored(workspace).issued())
        return self.compose({**settings, **own})

    def copy_wording(self) -> Path:
        """Lay copies of the shipped wording beside the reviews, for the office to edit."""
        return copy_wording(self._workspace.folder)

    def _composed(self, figures: CampaignFigures, settings: BulletinSettings) -> BulletinText:
        """In the office's own words where it has some. Raises ReviewError where its file has a mistake."""
        old = self._old_issue(settings.corrects) if settings.corrects else None
        return composed_text(figures, settings, bulletin_template(self._workspace.folder), old)

    def _old_issue(self, bulletin: str) -> OldIssue:
        """What an issue was made from; it never changes."""
        if bulletin not in self._old:
            with own_connection(self._workspace) as workspace:
                self._old[bulletin] = old_issue(workspace, bulletin)
        return self._old[bulletin]

    def cut_pictures(self, settings: Settings) -> bool:
        """Cut the pictures of the typical cases out of their pages. Whether there are new ones."""
        figures, made = self._counted(settings)
        missing = self._uncut(figures, made)
        if not missing:
            return False
        with own_connection(self._workspace) as workspace:
            cut = cut_clippings(workspace, missing)
        self._cut.update((w.finding, (w, cut[w.finding])) for w in missing)
        return True

    def _uncut(self, figures: CampaignFigures, settings: BulletinSettings) -> list[Wanted]:
        return [w for w in wanted_clippings(figures, settings) if self._cut.get(w.finding, (None,))[0] != w]

    def clippings(self, settings: Settings) -> Sequence[Clipping]:
        """The clippings of the typical cases as they print under these settings, in their order."""
        self.cut_pictures(settings)
        figures, made = self._counted(settings)
        return [one for problem in typical_cases(figures, made) for one in self._cut[problem.id][1]]

    def _printed(self, settings: BulletinSettings) -> Mapping[str, tuple[bytes, ...]]:
        return printed({finding: several for finding, (_, several) in tuple(self._cut.items())}, settings)

    def proof(self, draft: BulletinDraft) -> Proof:
        """Find the live numbers, check, render."""
        figures, settings = self._counted(draft.settings)
        if not draft.text.strip():
            return Proof((), (Remark(NO_TEXT if figures.cases else NO_CASES, stops=True),), b"")
        composed = self._composed(figures, settings)
        text = from_editable(draft.text, composed)
        waits, pictures = bool(self._uncut(figures, settings)), self._printed(settings)
        found = remarks(draft.text, check(text, figures, settings, self._faces(), pictures, composed))
        pages = lay_out(text, figures, settings, pictures, self._faces())
        numbers, at = live_numbers(draft.text, text), tuple(printed_at(draft.text, pages))
        return Proof(numbers, found, written(pages, text, settings), at, waits)

    def rendered(self, draft: BulletinDraft, suffix: str) -> bytes:
        """The draft as the file that a name with this suffix promises: .pdf, .docx, or its tables as .xlsx."""
        figures, settings = self._counted(draft.settings)
        text = from_editable(draft.text, self._composed(figures, settings))
        return PreparedBulletin(figures, settings, text, self._printed(settings)).rendered(suffix, self._faces())

    def masked(self, draft: BulletinDraft) -> Sequence[Masked]:
        """What is kept out of the bulletin, and where."""
        figures, settings = self._counted(draft.settings)
        with own_connection(self._workspace) as workspace:
            return masked(workspace, figures, settings)

    def save(self, draft: BulletinDraft) -> None:
        """Keep the draft."""
        with self._turn, own_connection(self._workspace) as workspace:
            self._stored(workspace, needs_author=True).save_draft(draft)

    def choices(self, settings: Settings) -> Sequence[TypicalChoice]:
        """The findings that can be dissected, the chosen ones first."""
        figures, made = self._counted(settings)
        chosen = [problem.id for problem in typical_cases(figures, made)]
        ordered = sorted(figures.problems, key=lambda p: (p.id not in chosen, not p.is_veto, p.case.code))
        return [TypicalChoice(p.id, _label(p), p.id in chosen) for p in ordered]

    def issue(self, draft: BulletinDraft) -> IssuedBulletin:
        """Freeze the draft under its number. Raises CheckStops, NumberIsTaken."""
        figures, settings = self._counted(draft.settings)
        with own_connection(self._workspace) as workspace:  # what is known of the pages may have gone on
            pictures = printed(cut_clippings(workspace, wanted_clippings(figures, settings)), settings)
        text = from_editable(draft.text, self._composed(figures, settings))
        stopping = [one for one in check(text, figures, settings, self._faces(), pictures) if one.stops]
        if stopping:
            raise CheckStops(stopping[0].message, len(stopping))
        pdf = render_pdf(text, figures, settings, pictures, self._faces())
        docx = render_docx(text, figures, settings, pictures)
        with self._turn, own_connection(self._workspace) as workspace:
            stored = self._stored(workspace, needs_author=True)
            stored.save_draft(draft)
            return stored.issue(
                pdf, settings.year, settings.number, settings.total_number, text.title, settings.issued_on, docx
            )

    def pdf_of(self, issue: IssuedBulletin) -> bytes:
        """The frozen file, checked against its hash."""
        with own_connection(self._workspace) as workspace:
            return self._stored(workspace).issued_pdf(issue)

    def docx_of(self, issue: IssuedBulletin) -> bytes:
        """The frozen Word document, checked against its hash."""
        with own_connection(self._workspace) as workspace:
            return self._stored(workspace).issued_docx(issue)

    def text_of(self, issue: IssuedBulletin) -> str:
        """The text it was printed from."""
        with own_connection(self._workspace) as workspace:
            return workspace.bulletins.get(issue.bulletin_id).text

    def numbers_of(self, issue: IssuedBulletin) -> tuple[LiveNumber, ...]:
        """The live numbers of its text, by the reviews it was made from."""
        with own_connection(self._workspace) as workspace:
            kept = workspace.bulletins.get(issue.bulletin_id)
            settings = completed_settings(workspace, kept.settings)
            sessions, moment = (kept.issued.sessions, kept.updated_at) if kept.issued is not None else ((), "")
            cases = reviewed_cases(workspace, with_names=True, sessions=sessions, moment=moment)
        figures = collect(cases, balance=settings.balances)
        return live_numbers(kept.text, from_editable(kept.text, self._composed(figures, settings)))

    def _counted(self, values: Mapping[str, str]) -> tuple[CampaignFigures, BulletinSettings]:
        """The figures under these settings; counted once for each way of showing shares."""
        with self._turn:
            with own_connection(self._workspace) as workspace:
                settings = completed_settings(workspace, values)
                if not self._figures:
                    self._cases = self._cases or reviewed_cases(workspace, with_names=True)
            if settings.balances not in self._figures:
                self._figures[settings.balances] = collect(self._cases, balance=settings.balances)
            return self._figures[settings.balances], settings

    def _stored(self, workspace: Workspace, *, needs_author: bool = False) -> StoredBulletins:
        if needs_author and self.author is None:
            raise NobodyIssues
        return StoredBulletins(workspace, self.author or Author("", ""))


def _label(problem: Problem) -> str:
    where = f"，{problem.case.cited(problem.pages)}" if problem.pages else ""
    remark = f"：{problem.finding.remark}" if problem.finding.remark else ""
    return f"{problem.case.code}号案卷（{problem.case.unit}{where}）　{problem.text}{remark}"
