"""What the child processes hand back: the content of one file, page by page."""

from dataclasses import dataclass, field

from scoring.casefile import Problem, Source, TextLine
from scoring.errors import ReviewError


@dataclass(frozen=True, slots=True)
class PageContent:
    """One page of one file. The boxes of `lines` are fractions of the upright page.

    `rotation`: degrees clockwise that turn the page, as the file itself displays it (its own /Rotate and EXIF
    orientation applied), upright. Width and height are those of the upright page.
    `source` is None while the page waits for recognition.
    """

    width_pt: float
    height_pt: float
    rotation: int = 0
    lines: tuple[TextLine, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a PDF's outline; `page` counts from 1, in the file or in the case file as the context says."""

    title: str
    page: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class FileContent:
    """One file as read. `derived` is a PDF made for viewing where the file itself has no pages (Word, OFD, text)."""

    pages: tuple[PageContent, ...]
    bookmarks: tuple[Bookmark, ...] = ()
    derived: bytes | None = None
    is_one_document: bool = False
    stamped: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


class PasswordNeeded(ReviewError):
    """The file is encrypted and the password is missing or wrong."""

    def __init__(self, file: str, tried: bool = False) -> None:
        message = f"{file}：密码不正确。" if tried else f"{file}：文件设有打开密码。"
        super().__init__(message, "请输入密码，或者请承办机构提供未加密的文件。")
        self.file = file
        self.tried = tried

    def __reduce__(self) -> tuple[type["PasswordNeeded"], tuple[str, bool]]:
        return type(self), (self.file, self.tried)


class Unreadable(ReviewError):
    """The file is not what its name says, is damaged, or is of a kind that is not read."""

    def __init__(self, file: str, reason: str, hint: str = "请重新扫描或另存后再导入。") -> None:
        super().__init__(f"{file}：{reason}", hint)
        self.file = file
        self.reason = reason
        self._hint = hint

    def __reduce__(self) -> tuple[type["Unreadable"], tuple[str, str, str]]:
        return type(self), (self.file, self.reason, self.hint)
