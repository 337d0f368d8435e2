"""脱敏: names, numbers and addresses replaced by consistent aliases. Says what it masked."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class MaskKind(StrEnum):
    PARTY = "当事人"
    PERSON = "人名"
    ID_NUMBER = "身份证号"
    CREDIT_CODE = "统一社会信用代码"
    PHONE = "电话"
    PLATE = "车牌"
    ACCOUNT = "账号"
    ADDRESS = "地址"
    CERTIFICATE = "证件号"
    UNIT = "单位"


@dataclass(frozen=True, slots=True)
class Mask:
    """One thing masked: what stood there, from which character, and what stands there now."""

    kind: MaskKind
    start: int
    original: str
    alias: str


@dataclass(frozen=True, slots=True)
class Redacted:
    text: str
    masks: tuple[Mask, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The names known from the case files: parties (also companies) and persons."""

    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()


_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_HAN = "\u4e00-\u9fff"
_PLACE = rf"[{_HAN}]{{2,16}}?(?:大道|路|街|巷|弄|村|社区|小区|花园|新村)"
_PATTERNS: tuple[tuple[MaskKind, re.Pattern[str], str], ...] = (
    (MaskKind.ID_NUMBER, re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])"), "×××"),
    (
        MaskKind.CREDIT_CODE,
        re.compile(r"(?<![0-9A-Za-z])(?=\w*[A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])"),
        "×××",
    ),
    (MaskKind.PHONE, re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－]\d{7,8})(?!\d)"), "×××"),
    (MaskKind.PLATE, re.compile(rf"[{_PROVINCES}][A-Z][·•]?[A-HJ-NP-Z0-9]{{5,6}}(?![A-Z0-9])"), "某车辆"),
    (
        MaskKind.ACCOUNT,
        re.compile(r"(?<![0-9A-Za-z])(?:\d{12,19}|\d{4}(?: \d{4}){2,3}(?: \d{1,4})?)(?![0-9A-Za-z])"),
        "×××",
    ),
    (
        MaskKind.ADDRESS,
        re.compile(rf"{_PLACE}\d+(?:[-－]\d+)?号(?:[0-9A-Za-z\-]{{1,6}}(?:号楼|单元|栋|幢|楼|层|号|室|铺))*"),
        "某处",
    ),
)
_LEADING = re.compile(
    r"^(?:.*(?:位于|[在于址住]))?(?:住所地|地址|坐落|经营场所|发生|至|从|到|为|是|对|的|其|向|与|和|及)*"
)
_DOUBLE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "夏侯", "令狐")
_KINDS = (
    "公司|合作社|经营部|商行|商店|超市|饭店|餐厅|酒店|宾馆|药店|诊所|医院|学校|幼儿园|"
    "工厂|厂|中心|店|馆|部|站|行|队|局|社"
)
_ORGANISATION = re.compile(rf"(?:{_KINDS})(?:（[^）]*）)?$")
_STEMS = "甲乙丙丁戊己庚辛壬癸"


# The commonest surnames without those that begin ordinary words: enough to tell a name behind a label from a word.
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余卜顾孟黄穆萧尹姚邵湛汪祁毛禹狄米贝臧伏戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解宗丁宣贲"
    "邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班仰秋仲"
    "伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申"
    "扶堵冉宰郦雍璩桑桂濮牛寿边扈燕冀郏浦尚农温庄晏柴瞿阎充慕连茹习宦艾鱼容古易慎戈廖庾衡耿满弘匡寇广禄"
    "阙东欧殳沃蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚简饶曾毋沙乜养鞠须丰巢关蒯荆游竺权逯盖益桓肖闫付覃仝付涂"
)
_LABELLED = re.compile(
    rf"(?:审核人|审批人|负责人|承办人|经办人|见证人|被询问人|询问人|记录人|检查人|勘验人|送达人|收件人|签收人|联系人|申请人|代理人|"
    rf"当事人|法定代表人|经营者|执法人员|主持人|听证员|书记员|姓名)(?:签名|签字|姓名|（签名）|（签字）|\(签名\))?[:：]\s*"
    rf"([{_HAN}]{{2,4}})(?![{_HAN}])"
)
_CERTIFICATE = re.compile(
    rf"证(?:件|书)?(?:号码|编号|号)[:：为]?\s*([{_HAN}]?[A-Za-z]{{0,4}}[0-9][0-9A-Za-z\-－]{{3,}})(?![0-9A-Za-z])"
)
_SEPARATORS = re.compile(r"[、，,；;／/\s]+")


def _labelled(text: str) -> Iterable[Mask]:
    """Names behind 审核人：, 见证人： and the like, also of people whom no fact names."""
    for match in _LABELLED.finditer(text):
        name = match[1]
        if name[0] in _SURNAMES or name[:2] in _DOUBLE_SURNAMES:
            yield Mask(MaskKind.PERSON, match.start(1), name, f"{_surname(name)}某")


def aliases(names: Names) -> Mapping[str, str]:
    """An alias for every name: 某公司 (公司甲、公司乙 where there are several), 张某 (张某甲 …)."""
    parties = [name for name in dict.fromkeys(names.parties) if _ORGANISATION.search(name)]
    people = [*(n for n in names.parties if not _ORGANISATION.search(n))]
    people += [one for name in names.persons for one in _SEPARATORS.split(name)]
    result: dict[str, str] = {}
    result.update(_numbered({name: _kind_of(name) for name in parties}, "某{}", "{0}{1}"))
    surnames = {name: _surname(name) for name in dict.fromkeys(people) if len(name) >= 2}
    result.update(_numbered(surnames, "{}某", "{0}某{1}"))
    return result


def _numbered(groups: Mapping[str, str], single: str, several: str) -> dict[str, str]:
    result = {}
    for label in dict.fromkeys(groups.values()):
        members = [name for name, own in groups.items() if own == label]
        for at, name in enumerate(members):
            stem = _STEMS[at % len(_STEMS)]
            result[name] = single.format(label) if len(members) == 1 else several.format(label, stem)
    return result


def _kind_of(name: str) -> str:
    match = _ORGANISATION.search(name)
    return re.sub(r"（[^）]*）$", "", match[0]) if match else "单位"


def _surname(name: str) -> str:
    return name[:2] if name[:2] in _DOUBLE_SURNAMES else name[:1]


def redact(text: str, names: Names) -> Redacted:
    """The text without what identifies anybody."""
    found = sorted(_found(text, names), key=lambda mask: (mask.start, -len(mask.original)))
    pieces: list[str] = []
    masks: list[Mask] = []
    at = 0
    for mask in found:
        if mask.start < at:
            continue
        pieces += (text[at : mask.start], mask.alias)
        masks.append(mask)
        at = mask.start + len(mask.original)
    pieces.append(text[at:])
    return Redacted("".join(pieces), tuple(masks))


def leaks(text: str, names: Names) -> tuple[Mask, ...]:
    """What `redact` would still mask: empty for a text that may go out."""
    return redact(text, names).masks


def _found(text: str, names: Names) -> Iterable[Mask]:
    known = aliases(names)
    parties = set(names.parties)
    for name in sorted(known, key=len, reverse=True):
        kind = MaskKind.PARTY if name in parties else MaskKind.PERSON
        for match in re.finditer(re.escape(name), text):
            yield Mask(kind, match.start(), name, known[name])
    yield from _labelled(text)
    for kind, pattern, alias in _PATTERNS:
        for match in pattern.finditer(text):
            skipped = _LEADING.match(match[0])
            lead = skipped.end() if kind is MaskKind.ADDRESS and skipped else 0
            yield Mask(kind, match.start() + lead, match[0][lead:], alias)
    for match in _CERTIFICATE.finditer(text):  # 执法证号 and the like lead to one person
        yield Mask(MaskKind.CERTIFICATE, match.start(1), match[1], "×××")
