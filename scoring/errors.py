"""Errors the reader of the message can put right."""


class ReviewError(Exception):
    """Something the user can put right: says what, and in `hint` what to do next, in the words of the office."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}{self.hint}" if self.hint else self.message


class Cancelled(Exception):  # (not an error: the user asked for it; never shown)
    """The user stopped a long piece of work."""
