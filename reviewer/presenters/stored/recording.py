"""Recording over a workspace: whoever works here is asked for once, before the first act is written."""

from collections.abc import Callable

from reviewer.storage.record import Author
from reviewer.storage.workspace import Workspace
from reviewer.storage.writing import Writer
from scoring.errors import ReviewError

NOBODY = "请先在右上角“…”菜单里填写评查人。"


class Recording:
    """`author` says who works here, None until somebody said so; `ask_author` asks, when the first act is to be
    recorded."""

    def __init__(
        self,
        workspace: Workspace,
        writer: Writer,
        author: Callable[[], Author | None],
        ask_author: Callable[[], Author | None] = lambda: None,
    ) -> None:
        self._workspace, self._writer, self._author, self._ask_author = workspace, writer, author, ask_author

    def _writes(self, on_failed: Callable[[Exception], None]) -> Author | None:
        """Who the next act is recorded as; None, after saying why nothing was recorded, where nobody said so."""
        author = self._author() or self._ask_author()
        if author is None:
            on_failed(ReviewError("还不知道评查人是谁，没有记录。", NOBODY))
        return author
