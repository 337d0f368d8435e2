"""讲义: chosen lessons on paper. Questions with clippings on the first pages, the answers on pages of their own; built
from the parts of the bulletin's typical cases."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from forms.bulletin.captions import picture_key
from forms.bulletin.layout import render_pdf
from forms.bulletin.pieces import brief
from forms.bulletin.settings import BulletinSettings
from forms.bulletin.text import BulletinText, Kind, Paragraph, Piece, Section, numeral
from forms.bulletin.typical import merged_citations
from forms.bulletin.word import render_docx
from forms.fonts import Faces
from scoring.figures import collect

ASKED = "这份材料存在什么问题？依据是什么？应当怎样做？"
LINES = ("答：" + "_" * 22, "_" * 24, "_" * 24)  # a line below the text each: it has room for 26
LONGEST = 300  # characters of a remark


@dataclass(frozen=True, slots=True)
class Question:
    """A finding as a question and its answer. `key` is that of its clippings; `file` and `place` say where it shows."""

    key: str
    file: str
    place: str
    heading: str
    wrong: str
    points: str
    law: tuple[str, ...] = ()
    right: str = ""
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A file that was done well, and what it came to."""

    file: str
    said: str


Pictures = Mapping[str, Sequence[bytes]]


def render(
    title: str, questions: Sequence[Question], models: Sequence[Model], pictures: Pictures, suffix: str, faces: Faces
) -> bytes:
    """The hand-out as the file that its suffix promises: .docx a Word document, else PDF."""
    text, figures = handout_text(title, questions, models, pictures), collect(())
    seen = "\n".join(picture_key(picture) for several in pictures.values() for picture in several)
    settings = BulletinSettings(masthead="", clipping_seen=seen)  # the captions say that a person has to look at them
    if suffix.lower() == ".docx":
        return render_docx(text, figures, settings, pictures, faces)
    return render_pdf(text, figures, settings, pictures, faces)


def handout_text(
    title: str, questions: Sequence[Question], models: Sequence[Model], pictures: Pictures
) -> BulletinText:
    """Questions, files to learn from, and on pages of their own the answers."""
    numbered = list(enumerate(questions, 1))
    asked = tuple(chain.from_iterable(_asked(at, one, pictures.get(one.key, ())) for at, one in numbered))
    answered = tuple(chain.from_iterable(_answered(at, one) for at, one in numbered))
    good = tuple(_body(f"{one.file}：{'，'.join(filter(None, one.said.splitlines()))}") for one in models)
    sections = [Section("questions", "讨论题", asked)] if asked else []
    sections += [Section("models", "可以学习的案卷", good)] if good else []
    sections += [Section("answers", "附件：参考答案", answered)] if answered else []
    return BulletinText(title, (), tuple(sections))


def _asked(at: int, one: Question, pictures: Sequence[bytes]) -> Iterator[Paragraph]:
    yield _subhead(at, one.file)
    if pictures:
        yield _body(f"材料见下图{f'（{one.place}）' if one.place else ''}。{ASKED}")
        yield Paragraph((Piece(CAPTION),), Kind.PICTURE, one.key, one.key)
    else:
        where = f"（{one.place}）" if one.place else ""
        yield _body(f"请对照评查项“{one.heading}”，说明这份案卷{where}可能存在什么问题，依据是什么，应当怎样做。")
    yield from map(_body, LINES)


CAPTION = "节选，姓名、名称和号码已由程序遮盖，发放前请逐张核对"


def _answered(at: int, one: Question) -> Iterator[Paragraph]:
    yield _subhead(at, one.heading)
    points = f"（{one.points}）" if one.points else ""
    yield _body(f"存在问题：{_ended(brief('。'.join(_lines(one.wrong)), LONGEST))[:-1]}{points}。")
    if one.law:
        yield _body(f"法律依据：{'、'.join(merged_citations(one.law))}。")
    if one.right:
        yield _body(f"正确做法：{_ended('。'.join(_lines(one.right)))}")
    if one.exceptions:
        yield _body(f"不扣分的情形：{_ended('；'.join(text.rstrip('。；') for text in one.exceptions))}")


def _lines(text: str) -> Iterable[str]:
    return (line.strip().rstrip("。；") for line in text.splitlines() if line.strip())


def _ended(text: str) -> str:
    return f"{text.rstrip('。；')}。"


def _subhead(at: int, words: str) -> Paragraph:
    return Paragraph((Piece(f"（{numeral(at)}）{words}"),), Kind.SUBHEAD)


def _body(text: str) -> Paragraph:
    return Paragraph((Piece(text),))
