"""Files without a fault stay without suspicion however a bureau writes, names and binds them, and one planted fault is
found, when everything goes through the reader: documents and facts come from the text alone."""

import pytest

from reviewer.documents.kinds.recognising import recognise
from reviewer.library.check_context import read_context
from scoring.casefile import CaseFile
from tests.reviewer.documents.through_reading import CLEAN, clean, in_other_order, read, titles, under_other_titles
from tests.scoring.checks.casebook import CASES, Change, Everywhere, context, papers, violated
from tests.scoring.checks.faults import FAULTS, Fault
from tests.scoring.checks.variations import TEXTS

ORDERS = ["decision first", "receipts last", "approvals last", "last first", "shuffled", "shuffled again"]
ALSO = {"C22": {"C05"}}
"""Cash taken by an officer in an ordinary case breaks both."""


def _read(case: str, *changes: Change) -> CaseFile:
    documents = papers(case)[1]
    for change in changes:
        documents = change.on(documents)
    return read(documents)


@pytest.mark.parametrize(("kind", "title"), [(kind, t) for kind, names in titles().items() for t in names])
def test_titles_of_many_bureaus_name_their_kind(kind: str, title: str) -> None:
    assert recognise(title)[0] == kind


@pytest.mark.parametrize("case", CASES)
def test_a_file_without_a_fault_is_not_suspected(case: str) -> None:
    assert violated(_read(case), context(case)) == set()


@pytest.mark.parametrize(("number", "style"), list(enumerate(TEXTS)))
def test_nor_when_another_bureau_writes_it(number: int, style: str) -> None:
    for case in (CASES[number % len(CASES)], CASES[(number + 5) % len(CASES)], CASES[(number + 9) % len(CASES)]):
        assert (case, violated(read(papers(case)[1], text=TEXTS[style]), context(case))) == (case, set())


@pytest.mark.parametrize("order", ORDERS)
def test_nor_when_it_is_bound_in_another_order(order: str) -> None:
    for case in CASES:
        assert (case, violated(read(in_other_order(papers(case)[1], order)), context(case))) == (case, set())


@pytest.mark.parametrize("lot", range(6))
def test_nor_under_any_titles(lot: int) -> None:
    for case in CASES:
        drawn = under_other_titles(papers(case)[1], f"{lot}{case}")
        assert (case, violated(read(drawn), context(case))) == (case, set()), [p.title for p in drawn]


@pytest.mark.parametrize("name", sorted(path.stem for path in CLEAN.glob("*.txt")))
def test_nor_are_files_of_other_matters(name: str) -> None:
    rules = read_context(None)
    drawn = [under_other_titles(clean(name), f"{lot}{name}") for lot in range(4)]
    bound = [in_other_order(clean(name), order) for order in ORDERS]
    written = [read(clean(name), text=style) for style in list(TEXTS.values())[len(name) % 3 :: 3]]
    for case in (*written, *map(read, drawn), *map(read, bound)):
        assert violated(case, rules) == set()


PLANTED = [
    ("T24", "permit", Change("准予行政许可决定书", "\n2025年4月17日", "\n2025年5月6日")),
    ("T24", "permit", Change("送达回证", "2025年4月21日", "2025年5月8日")),
    ("O10", "permit", Change("行政许可审批表", "欧阳修竹　2025年4月14日", "欧阳修竹")),
    ("C02", "check", Change("监督检查记录", "检查人员出示执法证件并告知检查事项，", "检查人员告知检查事项，")),
    (
        "C02",
        "check",
        Change("监督检查记录", "检查人员出示执法证件并告知检查事项，", "负责人出示食品经营许可证和从业人员健康证，"),
    ),
    ("C01", "check", Change("监督检查记录", "（执法证号99052602）", "（执法证号99052602，有效期至2025年9月30日）")),
    ("O10", "check", Change("行政检查结案审批表", "端木赐　2025年10月27日", "端木赐　2025年10月22日")),
    ("T18", "demolish", Change("送达回证", "2024年3月29日", "2024年6月28日")),
    ("T19", "demolish", Change("强制拆除现场笔录", "2024年11月20日", "2025年1月1日")),
    ("C25", "demolish", Change("催告书", "你有权进行陈述和申辩。", "")),
    ("T04", "land", Everywhere(old="2025年5月7日", new="2025年4月25日")),
    ("X02", "land", Change("行政处罚决定书", "壹拾肆万肆仟元整", "壹拾万肆仟元整")),
    ("C27", "land", Change("行政处罚听证告知书", "第七十七条第一款", "第七十四条第一款")),
    ("O03", "health", Change("行政处罚决定书", "\n2025年7月3日", "\n2025年6月24日")),
    ("S01", "health", Change("询问笔录", "询问人签名：鲜于飞　臧克明", "询问人签名：鲜于飞")),
    ("X01", "health", Change("罚没收据", "碧落县云水间足浴店", "碧落县云水涧足浴店")),
    ("O09", "health", Change("询问笔录", "2025年6月6日9:30至10:20", "2025年6月6日9:30至9:20")),
]


@pytest.mark.parametrize(("rule", "name", "change"), PLANTED, ids=[f"{r}-{n}-{c.new[:8]}" for r, n, c in PLANTED])
def test_faults_in_other_matters_are_found(rule: str, name: str, change: Change) -> None:
    assert rule in violated(read(change.on(clean(name))), read_context(None))


@pytest.mark.parametrize(
    ("name", "procedure", "number", "days"),
    [
        ("land", "普通程序", "霞自然资罚〔2025〕12号", ("2025-05-07", "2025-05-09")),
        ("health", "普通程序", "碧卫公罚〔2025〕6号", ("2025-07-03", "2025-07-04")),
        ("tobacco", "普通程序", "梧烟处〔2025〕第66号", ("2025-09-30", "2025-10-10")),
        ("nopenalty", "普通程序（不予处罚）", "芦市监不罚〔2025〕9号", ("2025-08-04", "2025-08-06")),
        ("permit", "行政许可", "长城许〔2025〕44号", ("2025-04-17", "2025-04-21")),
        ("demolish", "行政强制", "石政违拆〔2024〕3号", ("2024-03-28", "2024-03-29")),
    ],
)
def test_what_ends_the_case_gives_it_number_and_dates(
    name: str, procedure: str, number: str, days: tuple[str, str]
) -> None:
    case = read(clean(name))
    keys = ("decision_number", "decision_date", "decision_served_date")
    assert case.procedure == procedure
    assert tuple(next(f.value for f in case.facts if f.key == key) for key in keys) == (number, *days)


@pytest.mark.parametrize("fault", FAULTS[::2], ids=str)
def test_exactly_the_planted_fault_is_found(fault: Fault) -> None:
    found = violated(_read(fault.case, *fault.changes), context(fault.case))
    assert fault.rule in found
    assert found <= {fault.rule, *fault.also, *ALSO.get(fault.rule, set())}
