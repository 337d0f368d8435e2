"""Provisions of law as officials cite them (《…法》第二十五条第一款第（三）项) → values, a normal form, comparison."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from scoring.notation.numerals import parse_numeral, write_numeral


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision. `law` is the full title without 《》 (an alias or 该法 already resolved, "" where unknown);
    `version` what stands in brackets after the title (2021年修订). `start` and `end` are the place in the text."""

    law: str
    article: int
    paragraph: int | None = None
    item: int | None = None
    subitem: int | None = None
    branch: int | None = None  # 第二十七条之一
    version: str = ""
    start: int = 0
    end: int = 0
    raw: str = ""

    @property
    def normal_form(self) -> str:
        """《…法》第二十五条第一款第（三）项."""
        law = f"《{self.law}》" if self.law else ""
        article = f"第{write_numeral(self.article)}条" + (f"之{write_numeral(self.branch)}" if self.branch else "")
        paragraph = f"第{write_numeral(self.paragraph)}款" if self.paragraph else ""
        item = f"第（{write_numeral(self.item)}）项" if self.item else ""
        return law + article + paragraph + item + (f"第{write_numeral(self.subitem)}目" if self.subitem else "")


class Relation(StrEnum):
    """How one provision stands to another."""

    SAME = "same"
    WITHIN = "within"  # the first is a part of the second: 第六十四条第一款 within 第六十四条
    CONTAINS = "contains"
    SAME_ARTICLE = "same_article"  # same article, other paragraph or item
    SAME_LAW = "same_law"
    OTHER_LAW = "other_law"


_N = r"[0-9〇零一二三四五六七八九十百千两]{1,9}"
_LAW = r"《(?P<law>[^《》\n]{2,60})》"
_VERSION = r"(?:[（(](?P<version>[^（()）\n]{2,40})[）)])?"
_BACK = r"(?P<back>(?:本|该|同|前述|上述)(?:法|条例|办法|规定|细则|规则|基准|标准|规程|决定)|(?:该|同)法律?)"
_ARTICLE = rf"第[ ]?(?P<art>{_N})[ ]?条(?:之(?P<branch>[一二三四五六七八九十]{{1,2}}))?"


def _item(group: str) -> str:
    """第（三）项, 第三项, （三）项, and （三） alone where another item follows it after 、."""
    bracketed = rf"第?[ ]?[（(][ ]?(?P<{group}b>{_N})[ ]?[）)](?:[ ]?项|(?=[ ]?[、和及至]第?[ ]?[（(]{_N}[）)]))"
    return rf"(?:{bracketed}|第[ ]?(?P<{group}>{_N})[ ]?项)"


_TAIL = rf"(?:[ ]?第[ ]?(?P<par>{_N})[ ]?款)?(?:[ ]?{_item('item')})?(?:[ ]?第?[ ]?(?P<sub>{_N})[ ]?目)?"
_TOKEN = re.compile(
    rf"{_LAW}{_VERSION}|{_BACK}(?=第?[ ]?{_N}[ ]?条)|{_ARTICLE}{_TAIL}"
    rf"|第[ ]?(?P<par2>{_N})[ ]?款(?:[ ]?{_item('item2')})?|{_item('item3')}"
)
_JOIN = re.compile(r"[ \u3000]?(?:、|和|及|以及|与|，|,|或者?)?[ \u3000]?(?:的规定)?[ \u3000]?")
_UNTIL = re.compile(r"[ ]?(?:至|到)[ ]?")
_ALIAS = re.compile(
    r"[（(][^（()）\n]{0,8}(?:简称|下称)[：:为]?[“\"《]?(?P<short>[^“”\"《》（()）\n]{2,30})[”\"》]?[）)]"
)
_STATE = "中华人民共和国"
_MARKS = re.compile(r"[（(][^（()）]{0,40}[）)]|\s+")


def bare_law(title: str) -> str:
    """A title for comparison: without 《》, 中华人民共和国, versions in brackets and spaces."""
    return _MARKS.sub("", title.strip("《》 ")).removeprefix(_STATE)


def same_law(first: str, second: str) -> bool:
    """Whether two titles name the same law (中华人民共和国, brackets and spaces apart)."""
    return bare_law(first) == bare_law(second)


def _aliases(text: str) -> dict[str, str]:
    """Short titles that the text itself defines: （以下简称《处罚法》） after 《中华人民共和国行政处罚法》."""
    found: dict[str, str] = {}
    for m in _ALIAS.finditer(text):
        before = text[max(0, m.start() - 80) : m.start()]
        titles = re.findall(r"《([^《》\n]{2,60})》", before)
        if titles:
            found[m["short"].strip()] = titles[-1]
    return found


class _Reader:
    """Walks through the tokens of a text, remembering which law and article a bare 第…款 belongs to."""

    def __init__(self, text: str, aliases: Mapping[str, str]) -> None:
        self.text = text
        self.aliases = aliases
        self.law = self.version = ""
        self.last: Provision | None = None
        self.law_at = -1
        self.titles = {bare_law(full): full for full in _TITLES.findall(text)}

    def read(self) -> Iterator[Provision]:
        for m in _TOKEN.finditer(self.text):
            if m["law"]:
                self._take_law(m)
            elif m["back"]:
                self.law_at = m.start()
            elif m["art"]:
                yield from self._article(m)
            elif self.last is not None and self._continues(m.start()):
                yield from self._continued(m)

    def _take_law(self, m: re.Match[str]) -> None:
        title = m["law"].strip()
        self.law, self.version, self.law_at = self.aliases.get(title, title), m["version"] or "", m.start()

    def _article(self, m: re.Match[str]) -> Iterator[Provision]:
        article = parse_numeral(m["art"])
        if not article or article > 9999:
            return
        law, start = self._law_before(m.start())
        here = Provision(
            law, article, _small(m["par"]), _small(m["item"] or m["itemb"]), _small(m["sub"]), _small(m["branch"]),
            self.version if law == self.law else "", start, m.end(), self.text[start : m.end()],
        )  # fmt: skip
        previous, self.last = self.last, here
        if previous and _UNTIL.fullmatch(self.text[previous.end : start]) and previous.law == law:
            for between in range(previous.article + 1, min(article, previous.article + 60)):
                yield replace(here, article=between, paragraph=None, item=None, subitem=None, branch=None)
        yield here

    def _law_before(self, at: int) -> tuple[str, int]:
        """The law of an article at `at`, and where the citation starts."""
        named = _UNNAMED.search(self.text, max(0, at - 40), at)
        if named is None:
            near = self.law_at >= 0 and at - self.law_at < 110 and self._adjoins(at)
            return self.law, self.law_at if near else at
        return self._resolve(named, at)

    def _adjoins(self, at: int) -> bool:
        closing = self.text.rfind("》", self.law_at, at)
        between = self.text[closing + 1 : at] if closing >= 0 else self.text[self.law_at : at]
        return closing == at - 1 or bool(_NEAR.fullmatch(between))

    def _resolve(self, named: re.Match[str], at: int) -> tuple[str, int]:
        """An unbracketed title before the article (处罚法第四十四条): an alias or the end of a title in the text."""
        words = named.group()
        for short, full in self.aliases.items():
            if words.endswith(short):
                self.law, self.version = full, ""
                return full, at - len(short)
        for short, full in self.titles.items():
            if words.endswith(short):
                self.law, self.version = full, ""
                return full, at - len(short)
        return self.law, at

    def _continues(self, at: int) -> bool:
        assert self.last is not None
        return self.last.end <= at and bool(_JOIN.fullmatch(self.text[self.last.end : at]))

    def _continued(self, m: re.Match[str]) -> Iterator[Provision]:
        assert self.last is not None
        common = replace(self.last, start=m.start(), end=m.end(), raw=m.group(), subitem=None)
        if m["par2"]:
            here = replace(common, paragraph=_small(m["par2"]), item=_small(m["item2"] or m["item2b"]))
        else:
            here = replace(common, item=_small(m["item3"] or m["item3b"]))
        self.last = here
        yield here


_NEAR = re.compile(
    r"[ \u3000]?(?:[（(][^（()）\n]{0,40}[）)])?(?:本|该|同|前述|上述)?(?:法律?|条例|办法|规定|细则|规则|基准"
    r"|标准|规程|决定)?(?:的)?"
)
_UNNAMED = re.compile(r"[\u4e00-\u9fff]{1,30}(?:法|条例|办法|规定|细则|规则)$")
_TITLES = re.compile(r"《([^《》\n]{2,60})》")


def _small(text: str | None) -> int | None:
    value = parse_numeral(text) if text else None
    return value if value and value <= 9999 else None


def find_provisions(text: str) -> list[Provision]:
    """Every provision cited in `text`, in order. 该法, 该条例 and a bare 第…条 take the law named before them, a bare
    第…款 or 第…项 after 、 the article before it; short titles defined in the text are resolved."""
    return list(_read(text))


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[Provision, ...]:
    """The same text is asked several times over by the rules of facts and checks."""
    return tuple(_Reader(text, _aliases(text)).read())


def relation(first: Provision, second: Provision) -> Relation:
    """How `first` stands to `second`."""
    if not same_law(first.law, second.law):
        return Relation.OTHER_LAW
    if (first.article, first.branch) != (second.article, second.branch):
        return Relation.SAME_LAW
    mine, theirs = _parts(first), _parts(second)
    if mine == theirs:
        return Relation.SAME
    if all(b in (None, a) for a, b in zip(mine, theirs, strict=True)):
        return Relation.WITHIN
    if all(a in (None, b) for a, b in zip(mine, theirs, strict=True)):
        return Relation.CONTAINS
    return Relation.SAME_ARTICLE


def _parts(p: Provision) -> tuple[int | None, ...]:
    return p.paragraph, p.item, p.subitem
