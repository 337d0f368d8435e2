"""Whether a password opens an encrypted file. Runs in the child process."""

from pathlib import Path

from reviewer.documents.content import PasswordNeeded
from reviewer.documents.pdf.text import open_pdf
from scoring.progress import Progress


def opens(file: str, password: str, *, progress: Progress) -> bool:
    """Whether the file can be read with this password."""
    try:
        open_pdf(Path(file), password).close()
    except PasswordNeeded:
        return False
    return True
