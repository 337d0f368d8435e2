"""Which kind of document this is, and whether a page begins a new one. The names are data: resources/document-kinds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviewer.documents.kinds.wordings import clean_title, least_width, wordings
from reviewer.library.document_kinds import DocumentKind, shipped_kinds
from scoring.casefile import TextLine
from scoring.notation.references import find_reference_numbers
from scoring.notation.text import closed

UNKNOWN = ("unknown", "其他文书", 0.0)
_SURE, _SUFFIX, _PATTERN, _NEAR, _BODY = 0.99, 0.95, 0.9, 0.85, 0.6
_TURNS = re.compile(
    r"责令|解除|不予|免予|撤销|撤回|变更|延长|延期|分期|放弃|终止|中止|申请|退还|返还|告知|当场|简易|听证|送达|公告|履行|催告|处理|"
    r"备案|复核|采纳|陈述|申辩|移送|强制|审批|加处|不准|许可|送审|回避|邮件|邮寄|退件|退回|走访"
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A kind with how sure we are, 0 to 1, and how it was found."""

    kind: DocumentKind
    confidence: float


class KindLibrary:
    """The kinds, indexed for recognition."""

    def __init__(self, kinds: Iterable[DocumentKind]) -> None:
        self.kinds = tuple(kinds)
        self.by_title: dict[str, list[DocumentKind]] = {}
        for kind in self.kinds:
            for title in (*kind.titles, kind.label):
                entry = self.by_title.setdefault(clean_title(title), [])
                if kind not in entry:
                    entry.append(kind)
        weighted = [(least_width(p.pattern), p, k) for k in self.kinds for p in k.patterns]
        self.patterns = sorted(weighted, key=lambda w: -w[0])

    def by_name(self, title: str, body: str = "") -> Recognised | None:
        """The kind that the title names, None where it names none."""
        forms = [f for f in wordings(title) if 2 <= len(f) <= 90]
        for step, form in enumerate(forms):
            if form in self.by_title:
                return Recognised(_most_cues(self.by_title[form], body), _SURE - step / 100)
        for form in forms:
            kinds = self._ending(form)
            if kinds:
                return Recognised(_most_cues(kinds, body), _SUFFIX)
        for form in forms:
            kind = next((k for _, p, k in self.patterns if p.fullmatch(form)), None)
            if kind:
                return Recognised(kind, _PATTERN)
        return next((r for form in forms if (r := self._nearly(form))), None)

    def _ending(self, form: str) -> list[DocumentKind]:
        """A known title at the end of a longer one, unless what stands before turns its meaning."""
        for start in range(1, len(form) - 3):
            title = form[start:]
            if title in self.by_title:
                return [] if _TURNS.search(form[:start]) else self.by_title[title]
        return []

    def _nearly(self, form: str) -> Recognised | None:
        """One character off, as recognition misreads it; only where a single title is that near."""
        if not 5 <= len(form) <= 30:
            return None
        from rapidfuzz.distance import Levenshtein

        allowed = 1 if len(form) < 12 else 2
        near = [
            t for t in self.by_title if len(t) >= 5 and Levenshtein.distance(form, t, score_cutoff=allowed) <= allowed
        ]
        kinds = {k.code: k for t in near for k in self.by_title[t]}
        return Recognised(next(iter(kinds.values())), _NEAR) if len(kinds) == 1 else None

    def by_body(self, body: str) -> Recognised | None:
        """The kind whose words stand in the body, where one kind has clearly the most of them."""
        text = closed(body[:6000])
        counts = sorted(((sum(c in text for c in k.cues), k) for k in self.kinds), key=lambda c: -c[0])
        best, second = counts[0], counts[1]
        if best[0] < 2 or best[0] == second[0]:
            return None
        return Recognised(best[1], min(_BODY + 0.05 * (best[0] - second[0]), 0.8))


def _most_cues(kinds: Sequence[DocumentKind], body: str) -> DocumentKind:
    """Of several kinds that share a title, the one whose words stand in the body; the first where none do."""
    if len(kinds) == 1:
        return kinds[0]
    text = closed(body[:6000])
    return max(kinds, key=lambda k: sum(c in text for c in k.cues))


@lru_cache(maxsize=8)
def library_of(kinds: tuple[DocumentKind, ...]) -> KindLibrary:
    """The index over these kinds, made once."""
    return KindLibrary(kinds)


def recognise(title: str, body: str = "", kinds: tuple[DocumentKind, ...] | None = None) -> tuple[str, str, float]:
    """Code, Chinese label and confidence (0 to 1) of a document with this title and text; ("unknown", …, 0) if neither
    tells."""
    library = library_of(kinds or shipped_kinds())
    stated = _stated_matter(title, body)
    found = library.by_name(stated, body) if stated else None
    found = found or (library.by_name(title, body) if title.strip() else None)
    found = found or library.by_body(body)
    return (found.kind.code, found.kind.label, found.confidence) if found else UNKNOWN


_FORM_FOR_ALL = re.compile(
    r".*(?:事项|内部|通用|有关|行政|案件|执法)(?:审批|呈批|报批|请示)(?:表|单|书)(?:（[^）]*）)?"
)
_MATTER = re.compile(
    r"^(?:审批|呈批|报批|请示|申请|提请|拟办|送审)?事项(?:名称)?[：: \u3000]\s*(?P<matter>[^\n\u3000。；，]{2,30})",
    re.MULTILINE,
)


def _stated_matter(title: str, body: str) -> str | None:
    """The name a form for all matters earns by the matter it states: 审批事项：延长行政强制措施期限."""
    form = clean_title(title)
    matter = _MATTER.search(body[:1500]) if _FORM_FOR_ALL.fullmatch(form) else None
    return re.sub(r"（[^）]*）|审批$", "", clean_title(matter["matter"])) + "审批表" if matter else None


_SENTENCE = re.compile(r"[。；，！？;!?：:]|[,，].*[,，]")
_LETTERHEAD = re.compile(
    r".{2,40}(?:局|委员会|管委会|政府|总队|支队|大队|中队|厅|办事处|中心|文书|法院|公司|（.{1,8}）)$"
)
_PAGE_NUMBER = re.compile(r"[第共—\-–~·\s0-9/页()（）]{1,16}")
_CONTINUED = re.compile(r"[（(]?(?:续页?|第(?:[2-9]|[1-9][0-9]|[二三四五六七八九十]+)页(?!.*卷))")
_ROW = re.compile(r"^[0-9]{1,3}[ \u3000]+\S.*[ \u3000][0-9\-]+$")
_TOP_LINES = 6
_TOP = 0.42


def title_on(lines: Sequence[TextLine], kinds: tuple[DocumentKind, ...] | None = None) -> str | None:
    """The title, where a recognised one stands at the top of this page (a new document begins here), else None."""
    library = library_of(kinds or shipped_kinds())
    top = [line for line in lines[:_TOP_LINES] if line.box is None or line.box.top <= _TOP]
    for at, line in enumerate(top):
        text = clean_title(line.text)
        if not text or _PAGE_NUMBER.fullmatch(line.text):
            continue
        if _is_title(library, text, line):
            return None if _CONTINUED.search(closed(line.text)) else text
        if at + 1 < len(top) and not _LETTERHEAD.fullmatch(text):
            both = text + clean_title(top[at + 1].text)
            if len(text) >= 8 and _is_title(library, both, top[at + 1]) and not _SENTENCE.search(text):
                return both
        if not _may_stand_above(text, line.text) or (at >= 1 and not _LETTERHEAD.fullmatch(text)):
            return None
    return None


def _may_stand_above(text: str, written: str) -> bool:
    """Whether a line can stand over a title: a letterhead, a reference number, a short mark (附件1, 存根联)."""
    if _SENTENCE.search(written):
        return False
    return bool(_LETTERHEAD.fullmatch(text) or find_reference_numbers(written)) or len(text) <= 12


def _is_title(library: KindLibrary, text: str, line: TextLine) -> bool:
    if not 2 <= len(text) <= 60 or _SENTENCE.search(text) or re.search(r"第.{1,6}条", text):
        return False
    if _ROW.match(line.text) or find_reference_numbers(text):
        return False
    found = library.by_name(text)
    if found is None:
        return False
    if found.confidence > _SUFFIX and len(text) >= 4:
        return True
    return _is_centred(line) and len(text) <= (60 if text.startswith("关于") else 30)


def _is_centred(line: TextLine) -> bool:
    """Whether the line stands in the middle of the sheet, as titles do (taken for granted without a box)."""
    if line.box is None:
        return True
    middle = (line.box.left + line.box.right) / 2
    return 0.38 <= middle <= 0.62 and line.box.left >= 0.14
