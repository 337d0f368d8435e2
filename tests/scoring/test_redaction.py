"""脱敏."""

import pytest

from scoring.redaction import MaskKind, Names, aliases, leaks, redact

NAMES = Names(
    ("霁川市宏远建材有限公司", "临汐市百味餐饮店", "鹤浔市宏远运输有限公司", "李某强"), ("王镕堃", "王小二", "欧阳静")
)


def test_names_get_consistent_aliases() -> None:
    known = aliases(NAMES)
    assert known["霁川市宏远建材有限公司"] == "公司甲"
    assert known["鹤浔市宏远运输有限公司"] == "公司乙"
    assert known["临汐市百味餐饮店"] == "某店"
    assert known["王镕堃"] == "王某甲"
    assert known["王小二"] == "王某乙"
    assert known["欧阳静"] == "欧阳某"
    assert aliases(Names(("甲城建有限公司",))) == {"甲城建有限公司": "某公司"}


def test_a_text_is_masked_and_says_what_was_masked() -> None:
    text = "霁川市宏远建材有限公司（法定代表人王镕堃，身份证号990102199003071234，电话13900001111）"
    result = redact(text, NAMES)
    assert result.text == "公司甲（法定代表人王某甲，身份证号×××，电话×××）"
    assert [m.kind for m in result.masks] == [MaskKind.PARTY, MaskKind.PERSON, MaskKind.ID_NUMBER, MaskKind.PHONE]
    assert all(text[m.start :].startswith(m.original) for m in result.masks)
    assert leaks(result.text, NAMES) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("统一社会信用代码91990102MA4KX7PN3T。", "统一社会信用代码×××。"),
        ("座机0371-66668888", "座机×××"),
        ("审核人（法律职业资格证号A9905-2211）", "审核人（法律职业资格证号×××）"),
        ("执法证号：豫A01000123、执法证编号01-1234", "执法证号：×××、执法证编号×××"),
        ("证号齐全，证件号码未填", "证号齐全，证件号码未填"),
        ("账号6222020200112233445", "账号×××"),
        ("账号6222 0202 0011 2233", "账号×××"),
        ("号牌豫A·12345的货车", "号牌某车辆的货车"),
        ("新能源车豫AD12345", "新能源车某车辆"),
        ("地点在人民路12号3单元201室", "地点在某处"),
        ("住址：霁川市柳河镇建设大道8-1号", "住址：某处"),
    ],
)
def test_numbers_plates_and_addresses_are_masked(text: str, masked: str) -> None:
    assert redact(text, Names()).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "霁城管罚决字〔2026〕17号",
        "2026年3月2日作出，3月18日送达",
        "罚款12500元，占86.67%",
        "见第3、15页，005号案卷",
        "《行政处罚法》第六十一条",
    ],
)
def test_what_identifies_nobody_stays(text: str) -> None:
    assert redact(text, Names()).text == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("审核人：祁安澜（法律职业资格证号A9905）", "审核人：祁某（法律职业资格证号×××）"),
        ("见证人（签名）：欧阳静，2025年3月1日", "见证人（签名）：欧阳某，2025年3月1日"),
        ("当事人签名: 王小二", "当事人签名: 王某"),
        ("负责人：同意立案", "负责人：同意立案"),
        ("当事人：未到场", "当事人：未到场"),
        ("承办人：", "承办人："),
    ],
)
def test_names_behind_a_label_are_masked_though_no_fact_names_them(text: str, masked: str) -> None:
    assert redact(text, Names()).text == masked


def test_several_names_in_one_fact_are_told_apart() -> None:
    known = aliases(Names(persons=("周正、陈喆", "陈晓")))
    assert known == {"周正": "周某", "陈喆": "陈某甲", "陈晓": "陈某乙"}


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("祝某骁到场", "祝某到场"),
        ("祝子*陈述", "祝某陈述"),
        ("某子骁承认", "祝某承认"),
        ("欧阳某文在场", "欧阳某在场"),
        ("王×强作出说明", "王某作出说明"),
        ("业主施某军，到场", "业主施某，到场"),
        ("对张先生罚款", "对张某罚款"),
        ("祝子骁先生", "祝某"),
        ("李和平女士", "李某"),
        ("家属李女士、向于女士", "家属李某、向于某"),
    ],
)
def test_a_name_masked_by_half_or_before_a_title_is_masked(text: str, masked: str) -> None:
    names = Names(("祝子骁",), ("欧阳修文",))
    assert redact(text, names).text == masked
    assert leaks(masked, names) == ()


@pytest.mark.parametrize(
    "text",
    [
        "祝某陈述，张某某、王某甲在场",
        "李某强制拆除",
        "黄某系业主",
        "张某明确表示",
        "于2025年×月×日作出",
        "学习贯彻习近平同志重要论述",
        "女士服装店",
        "某公司、某处、某车辆",
    ],
)
def test_what_goes_on_after_an_alias_is_no_name(text: str) -> None:
    assert leaks(text, Names(("祝子骁",), ("欧阳修文",))) == ()
