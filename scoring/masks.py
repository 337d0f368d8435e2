"""Something kept out of print: of what kind, where it stood, what stands there now."""

from dataclasses import dataclass
from enum import StrEnum


class MaskKind(StrEnum):
    PARTY = "当事人"
    PERSON = "人名"
    ID_NUMBER = "身份证号"
    CREDIT_CODE = "统一社会信用代码"
    PHONE = "电话"
    CONTACT = "联系方式"
    PLATE = "车牌"
    ACCOUNT = "账号"
    ADDRESS = "地址"
    CERTIFICATE = "证件号"
    UNIT = "单位"
    BIRTH = "出生日期"


@dataclass(frozen=True, slots=True)
class Mask:
    """One thing masked: what stood there, from which character, and what stands there now."""

    kind: MaskKind
    start: int
    original: str
    alias: str
