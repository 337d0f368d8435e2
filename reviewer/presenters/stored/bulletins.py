"""Drafts and frozen issues of the 简报, from a workspace."""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reviewer.presenters.ports import BulletinDraft, IssuedBulletin
from reviewer.storage.bulletins import Bulletin
from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from scoring.bulletin_acts import BulletinIssued
from scoring.errors import ReviewError


class IssueWasAltered(ReviewError):
    """The kept file of an issued bulletin is not the one that was issued."""

    def __init__(self) -> None:
        super().__init__(
            "这一期简报的存档文件与签发时不一致，没有打开。", "请用“核对”功能查看被改动的内容，并从备份恢复。"
        )


class NoWordDocument(ReviewError):
    """The issue is older than the keeping of Word documents."""

    def __init__(self) -> None:
        super().__init__("这一期签发时没有留存 Word 文档。", "请存为 PDF，内容与签发时一致。")


class StoredBulletins:
    """presenters.ports.Bulletins over a workspace, for the window's thread. There is one draft at a time."""

    def __init__(self, workspace: Workspace, author: Author) -> None:
        self._workspace = workspace
        self._author = author

    def draft(self) -> BulletinDraft | None:
        """The draft as last saved."""
        found = self._open_draft()
        return BulletinDraft(found.text, found.settings) if found else None

    def save_draft(self, draft: BulletinDraft) -> None:
        """Keep this text."""
        found = self._open_draft()
        if found is None or (found.text, dict(found.settings)) != (draft.text, dict(draft.settings)):
            self._workspace.bulletins.draft(draft.text, draft.settings, self._author, found.id if found else "")

    def issue(
        self, pdf: bytes, year: int, number: int, total_number: int, title: str, issued_on: str, docx: bytes = b""
    ) -> IssuedBulletin:
        """Freeze the draft with its printed file and its Word document. Raises NumberIsTaken, ReviewError where there
        is no draft."""
        found = self._open_draft()
        if found is None:
            raise ReviewError("还没有简报草稿。", "请先生成草稿，核对后再签发。")
        sha256, docx_sha256 = self._kept(pdf, "pdf"), self._kept(docx, "docx") if docx else ""
        issued = BulletinIssued(year, number, total_number, title, issued_on, sha256, self._sessions(), docx_sha256)
        return _issued(self._workspace.bulletins.issue(found.id, issued, self._author))

    def issued(self) -> Sequence[IssuedBulletin]:
        """What went out, newest first."""
        return [_issued(b) for b in reversed(self._workspace.bulletins.all()) if b.issued is not None]

    def issued_pdf(self, bulletin: IssuedBulletin) -> bytes:
        """The frozen file. Raises IssueWasAltered."""
        return self._frozen(bulletin.sha256)

    def issued_docx(self, bulletin: IssuedBulletin) -> bytes:
        """The frozen Word document. Raises IssueWasAltered, ReviewError where none was kept with the issue."""
        if not bulletin.docx_sha256:
            raise NoWordDocument
        return self._frozen(bulletin.docx_sha256)

    def _frozen(self, sha256: str) -> bytes:
        try:
            content = self._workspace.originals.path(sha256).read_bytes()
        except (KeyError, OSError) as error:
            raise IssueWasAltered from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise IssueWasAltered
        return content

    def _open_draft(self) -> Bulletin | None:
        return next((b for b in reversed(self._workspace.bulletins.all()) if b.issued is None), None)

    def _sessions(self) -> tuple[str, ...]:
        return tuple(session.id for session in self._workspace.sessions.all() if session.is_closed)

    def _kept(self, content: bytes, suffix: str) -> str:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            path = Path(folder) / f"bulletin.{suffix}"
            path.write_bytes(content)
            return self._workspace.originals.keep(path)


def _issued(bulletin: Bulletin) -> IssuedBulletin:
    issued = bulletin.issued
    assert issued is not None, bulletin.id
    return IssuedBulletin(
        bulletin_id=bulletin.id,
        year=issued.year,
        number=issued.number,
        total_number=issued.total_number,
        title=issued.title,
        issued_on=issued.issued_on,
        sha256=issued.sha256,
        docx_sha256=issued.docx_sha256,
        corrects=bulletin.settings.get("corrects", ""),
    )
