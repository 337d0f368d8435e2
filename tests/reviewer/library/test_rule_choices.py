"""What an office chooses about the rules, and the years it adds."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reviewer.library.calendars import export_calendar, parse_years, read_calendar, shipped_years
from reviewer.library.check_parameters import read_parameters
from reviewer.library.holiday_notice import read_notice, without_days, year_of_notice
from reviewer.library.rule_choices import (
    OwnVersion,
    RuleChoices,
    checked_version,
    choices_text,
    chosen,
    read_choices,
)
from scoring.casefile import Fact
from scoring.checks.context import Context
from scoring.checks.parameters import Verified
from scoring.checks.register import RULES
from scoring.checks.running import run
from scoring.clock import PeriodUnit
from scoring.errors import ReviewError
from scoring.suspicions import Result
from tests.scoring.checks.examples import EXAMPLES

OLD = OwnVersion("T20-旧", "《某某规定》第九条", "某某公报", 60, PeriodUnit.DAYS, valid_until=date(2021, 12, 31))
SUMS = OwnVersion("C03-旧", "《某法》第三十三条", "某处")
NOTICE_2026 = """国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。"""


def test_choices_are_kept_and_read_back() -> None:
    sums = replace(SUMS, numbers={"citizen": Decimal(50), "organization": Decimal(1000)})
    choices = RuleChoices({"X03": "本地另有规定"}, (OLD, sums))
    assert read_choices(choices_text(choices)) == choices
    assert choices_text(RuleChoices()) == ""
    assert read_choices("") == RuleChoices()


@pytest.mark.parametrize("text", ["{", "[]", '{"off": {}}', '{"off": {}, "own": [{"rule": "T20-旧"}]}'])
def test_choices_that_cannot_be_read_are_refused_in_words(text: str) -> None:
    with pytest.raises(ReviewError, match="检查规则的设置读不出来"):
        read_choices(text)


def test_only_rules_that_are_our_reading_are_switched_off() -> None:
    parameters = read_parameters()
    choices = RuleChoices({"X03": "本地另有规定", "T03": "不想要"})
    found = chosen(parameters, choices, None)
    assert parameters["X03"].verified is Verified.DERIVED
    assert (found["X03"].enabled, found["X03"].disabled_reason) == (False, "本地另有规定")
    assert found["T03"].enabled


def test_an_own_version_stands_in_for_its_rule_in_its_time_only() -> None:
    parameters = read_parameters()
    choices = RuleChoices({}, (OLD,))
    old = chosen(parameters, choices, date(2021, 3, 1))["T20"]
    assert (old.length, old.law, old.source, old.valid_from) == (60, ("《某某规定》第九条",), "某某公报", None)
    assert chosen(parameters, choices, date(2022, 3, 1))["T20"] == parameters["T20"]
    assert chosen(parameters, choices, None)["T20"] == parameters["T20"]
    assert not chosen(parameters, choices, date(2021, 3, 1))["T20-旧"].enabled


@pytest.mark.parametrize(
    ("version", "words"),
    [
        (replace(OLD, law=""), "没有写明依据"),
        (replace(OLD, law="第九条"), "没有写明依据"),
        (replace(OLD, source=" "), "没有写明出处"),
        (replace(OLD, length=None), "1 到 3660"),
        (replace(OLD, unit=PeriodUnit.WORKDAYS), "只能按日计算"),
        (replace(OLD, valid_from=date(2023, 1, 1)), "止日早于起日"),
        (replace(OLD, rule="T04-旧", length=3, unit=PeriodUnit.WORKDAYS), "没有它的算法"),
        (replace(SUMS, numbers={"citizen": Decimal(50)}), "参数没有填全"),
        (
            replace(SUMS, numbers={"citizen": Decimal(-1), "organization": Decimal(1)}),
            "负数",
        ),
    ],
)
def test_an_unverified_rule_is_not_used_until_everything_is_there(version: OwnVersion, words: str) -> None:
    with pytest.raises(ReviewError, match=words):
        checked_version(version, read_parameters(), RuleChoices())


def test_two_versions_of_one_rule_never_hold_on_the_same_day() -> None:
    market = OwnVersion("T02-市场监管", "《某程序规定》第六十四条", "某处", 90, PeriodUnit.DAYS)
    housing = replace(market, rule="T02-住建")
    with pytest.raises(ReviewError, match="适用时间重叠"):
        checked_version(housing, read_parameters(), RuleChoices({}, (market,)))
    earlier = RuleChoices({}, (replace(market, valid_until=date(2022, 1, 1)),))
    assert checked_version(replace(housing, valid_from=date(2022, 1, 2)), read_parameters(), earlier)


def test_the_notice_of_2026_is_read_as_the_shipped_arrangement() -> None:
    assert year_of_notice(NOTICE_2026) == 2026
    assert read_notice(NOTICE_2026, 2026)[2026] == shipped_years()[2026]
    assert without_days(NOTICE_2026) == ()


def test_half_a_notice_says_which_festivals_it_gives_no_days_for() -> None:
    head = "经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期通知如下。\n"
    half = head + NOTICE_2026.partition("四、")[0]
    assert without_days(half) == ("劳动节", "端午节", "中秋节", "国庆节")
    together = NOTICE_2026.partition("六、")[0] + "六、国庆节、中秋节：10月1日至8日放假调休，共8天。"
    assert without_days(together) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "没有读出2026年放假的日期"),
        ("1月3日（周六）至4日放假。", "没有读出"),
        ("2月30日放假。", "不是有效日期"),
        ("1月5日上班。1月1日放假。", "不是周六、周日"),
        ("1月1日至3日放假。1月3日上班。", "既写为放假又写为上班"),
        ("1月1日至9月3日放假。", "不像一次放假"),
        ("10月7日至1日放假。", "不像一次放假"),
    ],
)
def test_a_notice_that_makes_no_sense_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(ReviewError, match=words):
        read_notice(text, 2026)


def test_an_own_year_is_known_to_the_calendar_and_counts() -> None:
    own = export_calendar(read_notice("1月1日至3日放假。1月9日上班。", 2027))
    calendar = read_calendar(own)
    assert 2027 in calendar.years
    assert not calendar.is_workday(date(2027, 1, 1))
    assert calendar.is_workday(date(2027, 1, 9))
    assert 2027 not in read_calendar().years
    assert parse_years(own, "文件") == {2027: (frozenset({date(2027, 1, 1)}), frozenset({date(2027, 1, 9)}))}


NONSENSE = ("abc: {holidays: []}", "99999: {}", "- 1", "2027: 5", "2027: {holidays: [2026-01-01]}")


@pytest.mark.parametrize("text", NONSENSE)
def test_a_calendar_file_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(ReviewError):
        parse_years(text, "文件")


ORDER = OwnVersion("T01-治安", "《某治安法》第九条", "某公报", 6, PeriodUnit.MONTHS, {"safety_years": Decimal(0)})


def test_a_version_of_one_law_holds_only_for_files_that_cite_it() -> None:
    parameters = read_parameters()
    choices = RuleChoices(own=(checked_version(ORDER, parameters, RuleChoices()),))
    cited = chosen(parameters, choices, None, "《中华人民共和国治安管理处罚法》第二十六条")
    assert (cited["T01"].length, cited["T01"].unit) == (6, PeriodUnit.MONTHS)
    assert chosen(parameters, choices, None, "《城市建筑垃圾管理规定》第二十五条")["T01"] is parameters["T01"]


def test_the_time_bar_of_another_law_is_counted_by_its_own_months() -> None:
    parameters = chosen(read_parameters(), RuleChoices(own=(ORDER,)), None, "治安管理处罚法")
    case = EXAMPLES["T01"].satisfied
    late = replace(case, facts=tuple(_later(f) if f.key == "found_date" else f for f in case.facts))
    context = Context(read_calendar(), parameters)
    (kept,) = run({"T01": RULES["T01"]}, case, context)
    (broken,) = run({"T01": RULES["T01"]}, late, context)
    assert (kept.result, broken.result) == (Result.SATISFIED, Result.VIOLATED)
    assert "6个月届满2025-09-01" in broken.computation
    assert "五年" not in broken.message + broken.computation
    assert "已超过6个月追责时效" in broken.message


def _later(fact: Fact) -> Fact:
    return replace(fact, value="2025-09-02")
