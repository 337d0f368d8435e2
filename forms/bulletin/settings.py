"""What an office sets for a bulletin: masthead, numbers, who reports to whom, and what the data cannot know."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from scoring.errors import ReviewError


@dataclass(frozen=True, slots=True)
class BulletinSettings:
    """Everything on a bulletin that does not come from the case files. Dates as they are to be printed."""

    masthead: str = "法治工作简报"
    year: int = 0
    number: int = 0
    total_number: int = 0
    title: str = ""
    publisher: str = ""  # 编发单位
    issued_on: str = ""  # 2026年11月22日
    organizer: str = ""  # 组织单位
    basis: str = ""  # 部署依据: 《…办法》和年度工作安排
    campaign: str = ""  # 活动名称: 2026年第三次行政执法案卷评查
    reviewed_period: str = ""  # 评查期: the closing dates of the files
    review_time: str = ""  # 评查时间
    drawing: str = ""  # 抽取方式: 随机抽取, 指定 …; said only where the office says so
    method: str = ""  # 评查方式
    deadline: str = ""  # 整改期限
    report_to: str = ""  # 整改情况报送部门
    previous_average: str = ""
    classification: str = ""  # 内部资料　注意保存
    reported_to: str = ""  # 报
    sent_to: str = ""  # 送
    distributed_to: str = ""  # 发
    editor: str = ""
    reviewer: str = ""  # 审核
    signatory: str = ""  # 签发
    copies: str = ""
    unit_names: str = "是"  # 否: units as A单位, B单位 (the bulletin goes outside)
    units: str = ""  # names of all units that may be named, one a line
    typical: str = ""  # finding ids chosen as typical cases, one a line; empty: chosen by weight
    typical_limit: int = 3
    common_limit: int = 8
    balance_shares: str = "否"
    # What a person decided about the clippings, one a line: see reviewer.printing.clipping_choices
    clipping_covers: str = ""
    clipping_shown: str = ""
    clipping_left_out: str = ""
    clipping_seen: str = ""
    corrects: str = ""  # the issue that this one corrects, by its id

    @property
    def seen(self) -> frozenset[str]:
        """The clippings a person has looked at, by the keys of their pictures."""
        return frozenset(self.clipping_seen.split())

    @property
    def left_out(self) -> frozenset[tuple[str, int]]:
        """Clippings that are not printed: finding and page."""
        pairs = (line.rpartition(" ") for line in self.clipping_left_out.splitlines())
        return frozenset((finding, int(page)) for finding, _, page in pairs if page.isdigit())

    @property
    def names_units(self) -> bool:
        return self.unit_names.strip() != "否"

    @property
    def balances(self) -> bool:
        return self.balance_shares.strip() == "是"

    @property
    def allowed_units(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.units.splitlines() if line.strip())

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.typical.splitlines() if line.strip())

    @property
    def before(self) -> Decimal | None:
        """The average of the campaign before."""
        if not self.previous_average.strip():
            return None
        try:
            return Decimal(self.previous_average.strip())
        except InvalidOperation as error:
            raise ReviewError(
                f"“上次平均得分”不是数字：{self.previous_average}。", "请改为数字，例如 86.5。"
            ) from error

    def to_mapping(self) -> dict[str, str]:
        """As strings, to be stored with a draft."""
        return {f.name: str(getattr(self, f.name)) for f in fields(self)}


LABELS: Mapping[str, str] = {
    "masthead": "报头",
    "year": "年度",
    "number": "期号",
    "total_number": "总期号",
    "title": "标题",
    "publisher": "编发单位",
    "issued_on": "编发日期",
    "organizer": "组织单位",
    "basis": "部署依据",
    "campaign": "活动名称",
    "reviewed_period": "评查期",
    "review_time": "评查时间",
    "drawing": "抽取方式",
    "method": "评查方式",
    "deadline": "整改期限",
    "report_to": "整改情况报送部门",
    "previous_average": "上次平均得分",
    "classification": "左上角标注",
    "reported_to": "报",
    "sent_to": "送",
    "distributed_to": "发",
    "editor": "编辑",
    "reviewer": "审核",
    "signatory": "签发",
    "copies": "印数",
    "unit_names": "点名到单位",
    "units": "单位名单",
    "typical": "典型案例",
    "typical_limit": "典型案例数",
    "common_limit": "突出问题数",
    "balance_shares": "占比配平",
    "clipping_covers": "截图加盖",
    "clipping_shown": "截图放开",
    "clipping_left_out": "截图不用",
    "clipping_seen": "截图已看",
    "corrects": "更正哪一期",
}


def settings_from(values: Mapping[str, str]) -> BulletinSettings:
    """Settings from stored strings; unknown keys are left aside, missing ones keep their default."""
    defaults = BulletinSettings()
    given: dict[str, Any] = {}
    for field in fields(defaults):
        if field.name in values:
            text = str(values[field.name])
            whole = isinstance(getattr(defaults, field.name), int)
            given[field.name] = _whole(text, LABELS[field.name]) if whole else text
    return BulletinSettings(**given)


def _whole(text: str, label: str) -> int:
    if not text.strip():
        return 0
    try:
        return int(text)
    except ValueError as error:
        raise ReviewError(f"“{label}”应当是整数：{text}。", "请改为整数后再试。") from error
