"""What a line is made of."""

from dataclasses import dataclass

from reviewer.documents.layout.row_joints import BREAK


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text on one line, as the PDF or the recognition gave it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float = 1.0
    joint: str = BREAK
    space: float = 0.0
    """Width of the space character that follows in the file, 0 where there is none."""
    original: str = ""
    """The text before anything was put right, where something was."""
    upright: float = 0.0
    """The width of one character where the text is written from top to bottom."""

    @property
    def em(self) -> float:
        """The width of one Chinese character here."""
        if self.upright:
            return self.upright
        units = sum([1.0 if c > "\u2e7f" else 0.52 for c in self.text])
        height = self.bottom - self.top
        if units < 2:
            return height
        return min((self.right - self.left) / units, height * 1.6)

    @property
    def middle(self) -> float:
        """The vertical middle."""
        return (self.top + self.bottom) / 2
