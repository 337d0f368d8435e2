"""讲义 from a workspace: the clippings of its questions cut out and covered, then put on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.bulletin.handout import Model, Question, render
from forms.fonts import Faces
from reviewer.printing.clippings import Wanted, clippings
from reviewer.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what is cut out of its pages; nothing where it shows on none."""

    question: Question
    wanted: Wanted | None


def handout(
    workspace: Workspace, title: str, asked: Sequence[Asked], models: Sequence[Model], suffix: str, faces: Faces
) -> bytes:
    """The hand-out as the file that its suffix promises. On clippings everything known is covered, and what no known
    text explains."""
    from reviewer.documents.isolation import IsolatedReader

    pictures: dict[str, tuple[bytes, ...]] = {}
    with IsolatedReader() as reader:
        for one in asked:
            if one.wanted is not None:
                made = clippings(workspace, one.wanted, reader)
                pictures[one.question.key] = tuple(clipping.png for clipping in made)
    return render(title, [one.question for one in asked], models, pictures, suffix, faces)
