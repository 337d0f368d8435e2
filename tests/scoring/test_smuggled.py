"""Names and numbers written another way: spaced, in full width, shortened, without a label. And what only looks so."""

import pytest

from scoring.redaction import Names, leaks, redact

NAMES = Names(("霁川市宏远建材有限公司", "临汐市百味餐饮店", "祝子骁"), ("王镕堃", "欧阳春晓"))


@pytest.mark.parametrize(
    "name",
    ["王 镕 堃", "王　镕堃", "王·镕堃", "王\u200b镕\u200b堃", "欧阳 春晓", "祝子骁", "霁川市宏远建材 有限公司"],
)
def test_a_known_name_is_found_with_something_between_its_characters(name: str) -> None:
    (mask,) = leaks(f"经查，{name}违法。", NAMES)
    assert mask.original == name


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("宏远建材有限公司受到处罚", "某公司受到处罚"),
        ("宏远建材公司受到处罚", "某公司受到处罚"),
        ("宏远建材多次违法", "某公司多次违法"),
        ("百味餐饮店开业", "某店开业"),
    ],
)
def test_a_company_is_known_by_its_own_part(written: str, masked: str) -> None:
    assert redact(written, NAMES).text == masked


def test_a_company_named_after_its_trade_is_found_by_its_whole_name_only() -> None:
    names = Names(("霁川市城市建设有限公司",))
    assert leaks("城市建设和城市管理相结合。", names) == ()
    assert redact("霁川市城市建设有限公司违法。", names).text == "某公司违法。"


@pytest.mark.parametrize(
    "number",
    [
        "990102 19900307 1234",
        "990102-19900307-123x",
        "９９０１０２１９９００３０７１２３４",
        "139 0000 1111",
        "139-0000-1111",
        "１３９００００１１１１",
        "0571 87654321",
        "（0571）87654321",
        "400-800-1234",
        "豫 A 12345",
        "豫A-12345",
        "豫ＡＤ１２３４５",
        "豫A1234挂",
        "6222-0202-0001-2345",
        "91330100ma2b12345x",
        "lisi@example.com",
        "人民路十二号",
        "南湖小区3栋2单元501室",
        "幸福里5幢602",
        "张家村3组",
    ],
)
def test_a_number_or_an_address_is_found_however_it_is_written(number: str) -> None:
    (mask,) = leaks(f"其中，{number}。", Names())
    assert mask.original == number


@pytest.mark.parametrize(
    ("written", "masked"),
    [
        ("被询问人张三丰陈述了经过", "被询问人张某陈述了经过"),
        ("经营者李四光当场承认", "经营者李某当场承认"),
        ("法定代表人刘备，", "法定代表人刘某，"),
        ("当事人赵一曼电话139 0000 1111", "当事人赵某电话×××"),
        ("证人孙仲谋因病不能到场", "证人孙某因病不能到场"),
        ("执法人员李建国、张卫东现场检查", "执法人员李某、张某现场检查"),
        ("当事人欧阳锋拒不改正", "当事人欧阳某拒不改正"),
        ("联系电话87654321", "联系电话×××"),
        ("微信号zhangsan123", "微信号×××"),
    ],
)
def test_a_word_before_it_gives_a_name_away(written: str, masked: str) -> None:
    assert redact(written, Names()).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "当事人陈述、申辩的内容没有记录，当事人申请听证后没有答复。",
        "执法人员应当出示证件，当事人方可签名；负责人全程参加集体讨论。",
        "当事人于2026年3月2日提出陈述申辩，当事人何时收到告知书没有记载。",
        "负责人许可、关系人和单位均未签名，当事人项目资料齐全。",
        "经营者张某当场改正，法定代表人李某未到场。",
        "霁城管罚决字〔2026〕17号，2024年至2025年办结，罚款12500元。",
        "以一案一卷、一卷一表的方式评查，见第13、14页。",
        "京津冀三地城市管理部门，云A级景区，第3号公告。",
        "从送达环节看，留置送达12个、公告送达3个，占20.00%。",
    ],
)
def test_ordinary_words_pass(text: str) -> None:
    assert leaks(text, NAMES) == ()
