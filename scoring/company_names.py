"""How a company may be called in a text: whole, without its region, by its own part with any word for a company, or by
what it calls itself alone."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from scoring.identifiers import plain_width

_KINDS = (
    "公司|合作社|经营部|商行|商店|超市|饭店|餐厅|酒店|宾馆|药店|诊所|医院|学校|幼儿园|"
    "工厂|厂|中心|店|馆|部|站|行|队|局|社"
)
ORGANISATION = re.compile(rf"(?:{_KINDS})(?:（[^）]*）)?$")
_DOTS = re.compile("[·•．]")
BETWEEN = r"[\s\u200b-\u200f\u2060\ufeff\u00ad·•.]*"  # what somebody may have put between the characters of a name
_REGION = re.compile(r"^(?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|县|区|镇|乡|街道))+")
_COMPANY_WORDS = f"股份|责任|有限|集团|总|分|{_KINDS}"
_COMPANY = re.compile(rf"(?:{_COMPANY_WORDS})+(?:\([^)]*\))?$")
_GENERIC = re.compile(
    "(?:城市|城乡|城建|乡镇|管理|建设|服务|环境|卫生|市政|园林|绿化|物业|工程|建筑|房地产|房产|开发|投资|发展|实业|商贸|贸易|餐饮|科技|"
    "文化|传媒|汽车|销售|清洁|保洁|环保|运输|物流|信息|技术|综合|人民|公共|交通|装饰|装修|劳务|广告|食品|建材|材料|机械|设备|纺织|洗涤|"
    "水果|鲜果|果蔬|蔬菜|烟酒|副食|百货|日杂|小吃|早点|烧烤|火锅|乐器|理发|美发|美容|洗车|汽修|"
    "仓储|机动车|电子|置业|经营|农业|水务|燃气|供水|排水|污水|处理|垃圾|资源|再生|利用|第[一二三四五六七八九十]+|中国|全国|国家)+"
)
_ORDINARY = (
    "平安 长江 黄河 东方 西部 南方 北方 永和 阳光 绿色 和平 幸福 新城 人民 中国 中心 中央 "
    "城市 环境 安全 国家 社会 公共 全国 市场 经济 生活 生态 美好 美丽 宏观 大地 大众 天然 "
    "自然 光明 文明 和谐 团结 友好 友谊 第一 第二 第三 现代 时代 世纪 未来 发展 进步 创新 "
    "诚信 信用 法治 正义 公正 公平 合法 合理 规范 标准 程序 证据 事实 材料 文书 决定 处罚 "
    "执法 检查 调查 当事 群众 居民 商业 工业 农业 科技 文化 教育 体育 卫生 健康 医疗 旅游 "
    "交通 运输 建设 建筑 工程 装饰 物业 广告 餐饮 食品 水产 蔬菜 水果 鲜果 便民 便利 惠民 "
    "利民 东风 春天 太阳 月亮 大海 高山 金属 机械 五金 建材 家具 家园 花园 广场 大厦 世界 "
    "国际 环球 亚洲 东南 西南 东北 西北 中南 华东 华北 华南 本地 当地 老家 乡村 城乡 社区 "
    "街道 道路 公路 桥梁 河道 绿地 园林 花卉 树木 垃圾 污水 油烟 噪声 扬尘 工地 车辆 停车 "
    "汽车 机动 电动 电子 信息 数据 网络 通信 移动 联通 电信 邮政 银行 保险 证券 金融 "
)
_HEADS_TO_KEEP = frozenset(_ORDINARY.split())  # companies are called so, and alone it leads to nobody
_NO_PLACE = "(?!路|街|村|镇|乡|巷|里|大道|小区|社区|广场|光|花)"  # 向阳 is a name, 向阳路 is none
_AFTER_PLACE = "(?![市县区省州镇乡街村])"
_SAID = {"行": "商户", "部": "经营部", "馆": "店铺", "社": "单位", "队": "单位", "局": "单位"}  # 某行 says nothing
LONGEST_HEAD = 4
SHORTEST_STEM = 4  # characters of a company's own name that give it away without a word for a company behind it
_BRANCH = re.compile("^(.{4,}?(?:公司|集团))(.+)$")  # 某某有限公司城东分公司


def places_in(names: Iterable[str]) -> frozenset[str]:
    """霁川 of 霁川市…: places that names begin with, as they are called for short."""
    regions = (region[0] for region in map(_REGION.match, map(plain_width, names)) if region)
    parts = (
        part for region in regions for part in re.findall("(.{2,}?)(?:自治区|自治州|省|市|县|区|镇|乡|街道)", region)
    )
    return frozenset(parts)


def ways_of(name: str, *, is_company: bool, places: Collection[str] = ()) -> Mapping[str, str]:
    """How a name may stand in a text, and what may end it: whole; a company's also without its region, or its own part
    with any word for a company, or none."""
    whole = _DOTS.sub("", plain_width(name))
    core = _REGION.sub("", whole)
    core = next((core[len(place) :] for place in places if core.startswith(place)), core)
    branch = _BRANCH.match(core)
    if is_company and branch is not None:
        return {whole: "", core: "", **ways_of(branch[1], is_company=True, places=places)}
    stem = _COMPANY.sub("", core)
    if not is_company and len(whole) == 2:
        return {whole: _NO_PLACE}
    if not is_company or len(stem) < 2 or _GENERIC.fullmatch(stem):
        return {whole: ""}
    ending = rf"(?:{BETWEEN}(?:{_COMPANY_WORDS}))"
    ways = {whole: "", core: "", stem: f"{ending}*" if len(stem) >= SHORTEST_STEM else f"{ending}+"}
    trade = rf"(?:{BETWEEN}(?:{_GENERIC.pattern}|{_COMPANY_WORDS}))"
    return {**dict.fromkeys(_heads(stem), f"{_AFTER_PLACE}{trade}*"), **ways}


def _heads(stem: str) -> Iterator[str]:
    """浣云 of 浣云纺织洗涤: what the company calls itself, which its trade and its kind follow."""
    trade = next((at for at in range(2, len(stem)) if _GENERIC.fullmatch(stem[at:])), 2)
    head = stem[:trade]
    if len(head) <= LONGEST_HEAD and head not in _HEADS_TO_KEEP and not _GENERIC.match(head):
        yield head


def spaced(name: str) -> str:
    """The name as a pattern, whatever somebody put between its characters."""
    return BETWEEN.join(re.escape(character) for character in name)


def kind_of(name: str) -> str:
    """公司, 店: the word by which a company is masked."""
    match = ORGANISATION.search(name)
    kind = re.sub(r"（[^）]*）$", "", match[0]) if match else "单位"
    return _SAID.get(kind, kind)


_UNKNOWN = re.compile("[\u4e00-\u9fff()]{2,24}?(?:股份有限公司|有限责任公司|有限公司|专业合作社)")
_LEAD = re.compile(
    "^.*(?:[一二两三四五几多数]家|某|该|经查|查明|发现|认定|委托|责令|要求|认为|询问|检查|调查|核实|约谈|处罚|涉及|告知|通知|送达|当事人|违法人|单位|以下简称|简称|名为|案外人|第三人|施工方|"
    "对|向|由|与|和|及|为|是|在|将|把|从|到|被|系|的|、)"
)
_ANY_COMPANY = re.compile("(?:该|本|某|各|等|两|三|多|几|一|一家|涉案|有关|相关|外地|本地|甲|乙|丙|丁|的|家)*$")


def unknown_companies(seen: str) -> Iterator[tuple[int, str]]:
    """Companies by their full name that no fact knows: where each begins, and its name."""
    for match in _UNKNOWN.finditer(seen):
        own = _LEAD.sub("", match[0])
        core = _COMPANY.sub("", _REGION.sub("", own))
        if len(core) >= 2 and not _ANY_COMPANY.match(core) and not _GENERIC.fullmatch(core):
            yield match.end() - len(own), own
