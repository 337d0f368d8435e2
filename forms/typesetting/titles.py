"""Breaks a title into lines by meaning: whole words, and a trapezoid or diamond rather than a block."""

import re
from collections.abc import Iterator
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
    "报告 方案 办法 标准 执法 监督 质量 部门 单位 市 区 县 局 "
)
WORDS = tuple(_WORDS.split())
_NUMBERED = re.compile("[第〇零一二三四五六七八九十0-9]+[年月日次期号卷]")
NO_START = frozenset("的和与及、，。）》〉”’等了")
NO_END = frozenset("（《〈“‘和与及")
_BROKEN_WORD, _BAD_EDGE = 12.0, 30.0


def title_lines(title: str, most: int = 20) -> tuple[str, ...]:
    """The title in as few lines of at most `most` characters as it takes. Line breaks in it are kept."""
    if "\n" in title:
        return tuple(part.strip() for part in title.splitlines() if part.strip())
    if len(title) <= most:
        return (title,)
    inside = _inside_words(title)
    for count in range(2, len(title) + 1):
        best = min(_candidates(title, count, most), key=lambda cut: (_cost(title, cut, inside), cut), default=None)
        if best is not None:
            edges = (0, *best, len(title))
            return tuple(title[a:b] for a, b in pairwise(edges))
    return (title,)


def _candidates(title: str, count: int, most: int) -> Iterator[tuple[int, ...]]:
    if -(-len(title) // count) > most:
        return
    if count > 4:  # far too long for a title: evenly, so that it stays quick
        step = -(-len(title) // count)
        yield tuple(range(step, len(title), step))
        return
    for cut in combinations(range(2, len(title) - 1), count - 1):
        edges = (0, *cut, len(title))
        if all(2 <= b - a <= most for a, b in pairwise(edges)):
            yield cut


def _inside_words(title: str) -> frozenset[int]:
    """Positions at which a break would divide a word or a number."""
    inside: set[int] = set()
    for word in WORDS:
        at = title.find(word)
        while at >= 0:
            inside.update(range(at + 1, at + len(word)))
            at = title.find(word, at + 1)
    for dated in _NUMBERED.finditer(title):
        inside.update(range(dated.start() + 1, dated.end()))
    for at in range(1, len(title)):
        if title[at - 1].isascii() and title[at - 1].isalnum() and (title[at].isalnum() and title[at].isascii()):
            inside.add(at)
        if title[at] in "年月日次期号" and title[at - 1].isdigit():
            inside.add(at)
    return frozenset(inside)


def _cost(title: str, cut: tuple[int, ...], inside: frozenset[int]) -> float:
    edges = (0, *cut, len(title))
    lengths = [b - a for a, b in pairwise(edges)]
    cost = sum(_BROKEN_WORD for at in cut if at in inside)
    cost += sum(_BAD_EDGE for at in cut if title[at] in NO_START or title[at - 1] in NO_END)
    return cost + _shape(lengths)


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
