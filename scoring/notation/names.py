"""Names of parties and people compared: which differences are only writing, and which are another name."""

import re
from enum import StrEnum

_BRACKETS = str.maketrans("（）［］【】〔〕", "()()()()")
_SPACE = re.compile(r"[\s·•．]+")
# Traditional and variant characters met in names, each with its simplified standard form.
_VARIANTS = (
    "國国區区東东華华興兴龍龙廣广鄉乡縣县鎮镇車车貿贸電电業业實实場场號号樓楼園园藝艺貨货鋪铺鮮鲜餐餐飯饭館馆經经營营衛卫"
    "義义萬万豐丰陳陈張张劉刘楊杨趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许馮冯鄧邓蕭萧蔣蒋葉叶蘇苏呂吕盧卢鍾钟譚谭陸陆韋韦賈贾鄒邹"
    "閻阎顧顾賴赖龔龚萬万錢钱湯汤嚴严喬乔倫伦偉伟傑杰強强麗丽蘭兰鳳凤靜静勝胜榮荣慶庆寶宝貴贵財财銀银鐵铁銘铭鋒锋"
    "淨净潔洁環环綠绿農农機机設设計计師师學学體体禮礼餘余徵征後后雲云裏里裡里製制復复鬆松範范鬥斗灣湾濟济滙汇匯汇凱凯"
    "堃坤喆哲昇升珮佩淼淼甯宁彣文"
)
_SIMPLE = str.maketrans(_VARIANTS[::2], _VARIANTS[1::2])


class Likeness(StrEnum):
    """How alike two names are, from the same to another name."""

    EQUAL = "equal"
    BRACKETS = "brackets"  # only brackets, their width, or spaces differ
    VARIANT = "variant"  # traditional or variant characters
    ONE_OFF = "one_off"  # one character differs, is missing or is extra
    PART = "part"  # one is contained in the other (a short form)
    DIFFERENT = "different"


def _plain(name: str) -> str:
    return _SPACE.sub("", name).translate(_BRACKETS)


def _one_off(first: str, second: str) -> bool:
    if abs(len(first) - len(second)) > 1 or min(len(first), len(second)) < 2:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    rest = len(first) == len(second)
    a = first[start + 1 :] if rest or len(first) > len(second) else first[start:]
    b = second[start + 1 :] if rest or len(second) > len(first) else second[start:]
    return a == b


def same_name(first: str, second: str) -> Likeness:
    """How alike two names are. Only EQUAL and BRACKETS are the same name for certain."""
    if first == second:
        return Likeness.EQUAL
    a, b = _plain(first), _plain(second)
    if a == b:
        return Likeness.BRACKETS
    if a.translate(_SIMPLE) == b.translate(_SIMPLE):
        return Likeness.VARIANT
    if _one_off(a, b):
        return Likeness.ONE_OFF
    short, long = sorted((a, b), key=len)
    return Likeness.PART if len(short) >= 3 and short in long else Likeness.DIFFERENT
