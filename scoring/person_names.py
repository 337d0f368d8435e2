"""Names of people whom no fact names: behind a label (审核人：祁安澜) or a word for who they are (被询问人张三陈述),
before a title (张先生), or masked by half (祝某骁)."""

import re
from collections.abc import Iterator

from scoring.identifiers import plain_width
from scoring.masks import Mask, MaskKind

_HAN = "\u4e00-\u9fff"
DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "夏侯", "令狐")

# The commonest surnames without those that begin ordinary words: enough to tell a name behind a label from a word.
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧伏戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解宗丁宣贲"
    "邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班仰秋仲"
    "伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申"
    "扶堵冉宰郦雍璩桑桂濮牛寿边扈燕冀郏浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容古易慎戈廖庾衡耿满弘匡寇广禄"
    "阙东欧殳沃蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚简饶曾毋沙乜养鞠须丰巢关蒯荆游竺权逯盖益桓肖闫付覃仝付涂"
)

_ROLES = (
    "审核人|审批人|负责人|承办人|经办人|见证人|被询问人|询问人|记录人|检查人|勘验人|送达人|收件人|签收人|联系人|申请人|代理人|"
    "当事人|法定代表人|法人代表|法人|经营者|执法人员|主持人|听证员|书记员|辩护人|监护人|投资人|合伙人|业主|店主|房东|车主|货主"
)
_SIGNED = r"(?:签名|签字|姓名|\(签名\)|\(签字\))?"
_WRITTEN = rf"([{_HAN}]{{2,4}}(?![{_HAN}])|[{_HAN}](?: [{_HAN}]){{1,3}}(?! ?[{_HAN}]))"  # 王小明, 王 小 明
_LABELLED = re.compile(rf"(?:{_ROLES}|姓名){_SIGNED}: *{_WRITTEN}")
_RELATIVES = (
    "之妻|之夫|之父|之母|之子|之女|之兄|之弟|之姐|之妹|妻子|丈夫|父亲|母亲|儿子|女儿|配偶|哥哥|弟弟|姐姐|妹妹|亲属|家属|"
    "岳父|岳母|儿媳|女婿|爷爷|奶奶|侄子|外甥"
)
_OTHERS = (
    "驾驶员|驾驶人|司机|投诉人|举报人|证人|行为人|业主|店主|老板|老板娘|房东|房主|承租人|出租人|店长|店员|员工|职工|雇员|工人|保安|"
    "会计|经理|项目经理|律师|邻居|同事|摊主|车主|货主|群众|居民|村民|中队长|大队长|副局长|局长|队长|科长|主任"
)
_WHO = rf"(?:{_ROLES}|{_RELATIVES}|{_OTHERS})(?:为|系|是|叫|名叫)?"
GOES_ON = (
    r"(?=[，。；、：（）()“”\s:;,.]|$|[于在对的等作将称说与和及未已拒因被为是系向从由以仍又也均都不有时后前所其签认缴交提自经住男女代]|"
    r"陈述|申辩|当场|现场|承认|到场|没有|要求|涉嫌|擅自|违反|驾驶|经营|表示|进行|实施|之后|本人|电话|手机|身份证|出生|多次|主动|放弃)"
)
_ENDS = re.compile(GOES_ON)
_NAME = rf"([{_HAN}]{{2,3}}?)"
_NAMED = re.compile(rf"{_WHO}{_NAME}{GOES_ON}")
_FURTHER = re.compile(rf"[、和与及]{_NAME}{GOES_ON}")
# Ordinary words that begin with a surname, as they follow a word for somebody.
_ORDINARY = (
    "陈述 陈情 申请 申辩 申报 申诉 方可 方面 何时 何种 任何 任意 任职 安全 安排 安装 安置 安抚 常住 常驻 "
    "常年 单独 单方 单位 全部 全程 全体 全额 于是 许可 关于 关系 关联 包括 包含 包装 包庇 支付 支持 支出 "
    "施工 施行 易于 和解 管理 管辖 解除 解释 解决 解封 索要 索取 危害 连续 连同 应当 应付 利用 相关 相应 "
    "公开 经营 能够 能否 能力 别人 别处 充分 充当 满意 满足 双方 空白 明确 明知 查封 占用 付款 付清 付费 "
    "白天 乐意 乐于 容忍 越权 越过 谢绝 顾虑 顾客 强制 强行 尚未 尚有 尚可 尚在 宣读 宣告 宣布 宣传 印章 "
    "印鉴 习惯 终结 居住 步行 都是 都有 都未 曾经 曾有 曾任 曾在 权利 权益 权限 盖章 盖印 盖有 年龄 年满 "
    "由于 由其 甘愿 家属 家庭 家人 储存 成立 成为 成年 严禁 严重 严格 张贴 张挂 费用 祝愿 程序 荣获 荣誉 "
    "封存 封闭 富有 符合 司法 司机 怀疑 籍贯 闻讯 贡献 劳动 劳务 养殖 须知 须经 须在 须持 须向 涂改 涂写 涂抹 涂刷 "
    "房屋 房产 车辆 车牌 路边 金额 项目 时间 高度 高于 商户 商贩 游商 干部 党员 师傅 农户 农民 居民 毕业 "
    "宿舍 陆续 诸多 毋庸 罗列 施救 杜绝 惠及 扶正 从轻 马上 戴帽 聘用 计算 "
)
_WORDS = frozenset(_ORDINARY.split())


MARKS = "某×*○〇X"  # what stands for a character of a name
_TITLE = re.compile("(?:先生|女士|小姐|太太)")
_BEFORE_NAMES = frozenset("于和向与及")  # words that stand before a name and are surnames, too
_HALF = re.compile(rf"([{''.join(sorted(SURNAMES))}])([{MARKS}])([{_HAN}])")
_NO_NAME = frozenset(  # what goes on after 张某
    "某甲乙丙丁戊己庚辛壬癸一二三四五六七八九十百千万案等人处地单公店厂商家户队局所个些种项条款卷年月日时分元号路街镇村县市区"
    "在于对的作将称说与和及未已拒因被为是系向从由以仍又也均都不有后前其签认缴交提自经住男女即却再还此该当共同应需须可能会要让请"
    "给到来去上下里外内中父母夫妻子兄弟姐妹友属老小大名盖电"
)


def named_people(text: str) -> Iterator[Mask]:
    """Every name that words around it or its own form give away, also of people whom no fact names."""
    seen = plain_width(text)
    yield from _titled(seen)
    yield from _in_letters(seen)
    yield from _half_masked(seen)
    for match in _LABELLED.finditer(seen):
        if is_name(match[1]) and match[1][:2] not in _WORDS:
            yield _mask(match.start(1), match[1])
    for match in _NAMED.finditer(seen):
        found: re.Match[str] | None = match
        while found is not None and is_name(found[1]) and found[1][:2] not in _WORDS:
            yield _mask(found.start(1), found[1])
            found = _FURTHER.match(seen, found.end())


_SYLLABLE = (
    "(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u|v))"
)
_SURNAMES_IN_LETTERS = (
    "zhao|qian|sun|li|zhou|wu|zheng|wang|feng|chen|chu|wei|jiang|shen|han|yang|zhu|qin|xu|he|lv|lyu|shi|zhang|kong|cao|yan|hua|"
    "jin|tao|qi|xie|zou|yu|pan|ge|fan|peng|lang|lu|ma|fang|ren|yuan|liu|tang|luo|xue|lei|hao|fu|pi|bian|kang|gu|meng|"
    "huang|xiao|yin|yao|shao|mao|dai|song|xiong|ji|dong|liang|du|ruan|lan|min|jia|guo|mei|lin|diao|zhong|qiu|gao|xia|"
    "cai|tian|hu|ling|wan|hong|deng|hou|long|ye|bai|tan|cui|ouyang|sima|zhuge|shangguan"
)
_IN_LETTERS = re.compile(
    rf"(?<![A-Za-z])(?:{_SURNAMES_IN_LETTERS})[ ,·]{{1,2}}{_SYLLABLE}(?:[ '\-]?{_SYLLABLE})?(?![A-Za-z])", re.IGNORECASE
)


def _in_letters(seen: str) -> Iterator[Mask]:
    """Zhang Sanfeng, ZHANG SANFENG: both parts begin with a capital."""
    for match in _IN_LETTERS.finditer(seen):
        first, _, given = re.sub("[ ,·]+", " ", match[0]).partition(" ")
        if first[0].isupper() and given[0].isupper():
            yield Mask(MaskKind.PERSON, match.start(), match[0], "某某")


def _titled(seen: str) -> Iterator[Mask]:
    """张先生, 祝子骁女士: the longest name before the title, the title with it."""
    for match in _TITLE.finditer(seen):
        before = re.search(rf"[{_HAN}]{{1,3}}$", seen[: match.start()])
        said = before[0] if before else ""
        names = [said[at:] for at in range(len(said)) if _is_titled(said[at:])]
        if names:
            start = match.start() - len(names[0])
            yield Mask(MaskKind.PERSON, start, seen[start : match.end()], f"{surname(names[0])}某")


def _is_titled(name: str) -> bool:
    is_word = name[:2] in _WORDS or (len(name) > 1 and name[0] in _BEFORE_NAMES and is_name(name[1:]))
    return not is_word and is_name(name)


def _half_masked(seen: str) -> Iterator[Mask]:
    """祝某骁, 祝×骁: what is left of the given name still leads to the person."""
    for match in _HALF.finditer(seen):
        is_verb = match[3] in _NO_NAME or _ENDS.match(seen, match.start(3))
        if not is_verb and (match[2] != "某" or _ENDS.match(seen, match.end())):
            yield Mask(MaskKind.PERSON, match.start(), match[0], f"{match[1]}某")


def _mask(start: int, name: str) -> Mask:
    return Mask(MaskKind.PERSON, start, name, f"{surname(name)}某")


def is_name(word: str) -> bool:
    """Whether it begins with a surname and is no alias already."""
    return (word[0] in SURNAMES or word[:2] in DOUBLE_SURNAMES) and "某" not in word


def surname(name: str) -> str:
    """Two characters where it is one of the double surnames."""
    return name[:2] if name[:2] in DOUBLE_SURNAMES else name[:1]
