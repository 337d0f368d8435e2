"""Breaks a title into lines by meaning: whole words, and a trapezoid or diamond rather than a block."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

# Words that a line break must not divide; not a dictionary, only what stands in titles of this kind.
_WORDS = (
    "行政执法 行政处罚 行政许可 行政检查 行政强制 案卷评查 案卷 评查 情况 通报 通知 简报 "
    "工作 整改 意见 意见书 通知书 建议书 综合 城市管理 管理局 执法局 司法局 人民政府 "
    "街道办事处 办事处 大队 支队 中队 分局 年度 第一季度 第二季度 第三季度 第四季度 上半年 "
    "下半年 第一次 第二次 第三次 第四次 第五次 第六次 法治 法治工作 优秀案卷 典型案例 专项 "
    "督察 月度 问题 结果 活动 开展 组织 印发 关于 有关 普通程序 简易程序 回头看 反馈 "
    "办公室 委员会 领导小组 经济技术 开发区 协调 联合 典型 优秀 评选 评比 集中 抽查 自查 互查 交叉 复查 "
    "检查 全省 全市 全区 全县 落实 推进 专项整治 整治 安全生产 生态环境 市场监管 市场监督管理 交通运输 "
    "文化旅游 农业农村 应急管理 自然资源 住房 城乡建设 卫生健康 行政执法人员 执法人员 培训 资格 责任 "
    "征集 考核 表彰 推广 部署 总结 宣传 征求 意见建议 集中评查 工作方案 实施方案 "
    "报告 方案 办法 标准 执法 监督 质量 部门 单位 市 区 县 局 "
)
WORDS = tuple(_WORDS.split())
_LATIN = re.compile("[0-9A-Za-z.%/-]+")
_PLACE = re.compile("^(?:中共)?([\u4e00-\u9fff]{2}[市区县旗])")  # 霁川市, where the title begins with it
_NUMBERED = re.compile("[第〇零一二三四五六七八九十0-9]+[年月日次期号卷]")
NO_START = frozenset("的和与及、，。）》〉”’等了")
NO_END = frozenset("（《〈“‘和与及")
_BROKEN_WORD, _BAD_EDGE, _ONE_MORE = 12.0, 30.0, 10.0
FEW = 3  # lines for which every way is tried


def title_lines(title: str, most: int = 20) -> tuple[str, ...]:
    """The title in as few lines of at most `most` characters as it takes; in one more where words would be
    divided otherwise. Line breaks in it are kept."""
    if "\n" in title:
        return tuple(part.strip() for part in title.splitlines() if part.strip())
    if len(title) <= most:
        return (title,)
    costs = _break_costs(title)
    fewest = -(-len(title) // most)
    found = [cut for count in (fewest, fewest + 1) if (cut := _best(len(title), count, most, costs)) is not None]
    best = min(found, key=lambda cut: _cost(len(title), cut, costs) + _ONE_MORE * (len(cut) + 1 - fewest))
    edges = (0, *best, len(title))
    return tuple(title[a:b] for a, b in pairwise(edges))


def _best(length: int, count: int, most: int, costs: Sequence[float]) -> tuple[int, ...] | None:
    """The cheapest way to cut so many characters into `count` lines."""
    if count <= FEW:
        every = [cut for cut in combinations(range(2, length - 1), count - 1) if _fits(length, cut, most)]
    else:
        every = [_towards(target, most, costs) for target in _shapes(length, count)]
    return min(every, key=lambda cut: (_cost(length, cut, costs), cut), default=None)


def _fits(length: int, cut: tuple[int, ...], most: int) -> bool:
    return all(2 <= b - a <= most for a, b in pairwise((0, *cut, length)))


def _shapes(length: int, count: int) -> Iterator[tuple[int, ...]]:
    """Where lines would end in a trapezoid, a diamond and a trapezoid on its head, of slopes that can be had."""
    middle = (count - 1) / 2
    falling = [middle - at for at in range(count)]
    diamond = [middle / 2 - abs(at - middle) for at in range(count)]
    for slope in (0.0, 0.5, 1.0):
        for shape in (falling, diamond, falling[::-1]):
            sizes = [length / count + slope * offset for offset in shape]
            scale = length / sum(sizes)
            yield tuple(round(sum(sizes[: at + 1]) * scale) for at in range(count))


def _towards(target: tuple[int, ...], most: int, costs: Sequence[float]) -> tuple[int, ...]:
    """The cheapest breaks with lines ending near these places."""
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for wanted in target[:-1]:
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for begin, (cost, cut) in ways.items():
            for end in range(begin + 2, min(begin + most, target[-1] - 2) + 1):
                reached = cost + costs[end] + abs(end - wanted), (*cut, end)
                following[end] = min(following.get(end, reached), reached)
        ways = following
    return min(way for end, way in ways.items() if target[-1] - end <= most)[1]


def _break_costs(title: str) -> list[float]:
    """What a break before each character costs."""
    inside, numbers = _inside_words(title), _inside_numbers(title)
    return [
        (_BROKEN_WORD if at in inside else 0.0)
        + (_BAD_EDGE if at in numbers else 0.0)
        + (_BAD_EDGE if at and (title[at] in NO_START or title[at - 1] in NO_END) else 0.0)
        for at in range(len(title))
    ]


def _inside_numbers(title: str) -> frozenset[int]:
    """Positions inside of figures and Latin words."""
    return frozenset(at for found in _LATIN.finditer(title) for at in range(found.start() + 1, found.end()))


def _inside_words(title: str) -> frozenset[int]:
    """Positions at which a break would divide a word or a number."""
    inside: set[int] = set()
    for word in WORDS:
        at = title.find(word)
        while at >= 0:
            inside.update(range(at + 1, at + len(word)))
            at = title.find(word, at + 1)
    for place in _PLACE.findall(title):
        for again in re.finditer(place, title):
            inside.update(range(again.start() + 1, again.end()))
    for dated in _NUMBERED.finditer(title):
        inside.update(range(dated.start() + 1, dated.end()))
    for at in range(1, len(title)):
        if title[at] in "年月日次期号" and title[at - 1].isdigit():
            inside.add(at)
    return frozenset(inside)


def _cost(length: int, cut: tuple[int, ...], costs: Sequence[float]) -> float:
    return sum(costs[at] for at in cut) + _shape([b - a for a, b in pairwise((0, *cut, length))])


def _shape(lengths: list[int]) -> float:
    """0 for a good trapezoid; worse the more even, and the more one line sticks out."""
    spread = max(lengths) - min(lengths)
    cost = 3.0 if spread == 0 else 0.0
    cost += max(0, spread - 6) * 0.8
    steps = [b - a for a, b in pairwise(lengths)]
    falling = all(step <= 0 for step in steps)
    rising = all(step >= 0 for step in steps)
    peak = lengths.index(max(lengths))
    diamond = 0 < peak < len(lengths) - 1
    if not (falling or rising or diamond):
        cost += 4.0
    return cost + (0.0 if falling or diamond else 0.5)
