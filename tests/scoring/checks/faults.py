"""One fault each, planted into a case without any, and the rule that has to report it (and no other)."""

# ruff: noqa: E501  (the words of a case file stand whole, so that they can be found)
from dataclasses import dataclass

from tests.scoring.checks.casebook import Added, Change, Everywhere, Removed, Restamped


@dataclass(frozen=True)
class Fault:
    """`rule` must report; `also`: rules that may, because the same fault breaks them too."""

    rule: str
    case: str
    changes: tuple[Change, ...]
    also: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.rule}-{self.case}-{self.changes[0].new[:12]}"


def fault(rule: str, case: str, *changes: Change, also: str = "") -> Fault:
    return Fault(rule, case, changes, frozenset(also.split()))


PERIODS = (
    fault("T01", "noise", Change("行政处罚决定书", "自2024年9月3日起在", "于2021年9月3日在"),
          Change("行政处罚事先告知书", "自2024年9月3日起在", "于2021年9月3日在"), also="C17"),
    fault("T02", "noise", Removed("延长办案期限审批表", "", "")),
    fault("T02", "trees", Everywhere(old="2024年9月13日", new="2024年8月13日"),
          Everywhere(old="2024年9月12日", new="2024年8月12日"), also="X05"),
    fault("T02", "noise", Change("延长办案期限审批表", "邱志平　2024年12月3日", "邱志平　2024年12月9日"), also="F02"),
    fault("T03", "noise", Change("送达回证", "2024年12月17日", "2024年12月24日", 2),
          Change("卷内文件目录", "2024.12.17", "2024.12.24"), also=""),
    fault("T03", "drainage", Change("送达回证", "2025-05-27", "2025-06-04", 2)),
    fault("T04", "drainage", Everywhere(old="要求听证的，应在收到本告知书后五个工作日内提出", new="要求听证的，应在收到本告知书后三日内提出")),
    fault("T05", "drainage", Change("听证通知书", "签收人：汪启航　2025-04-24", "签收人：汪启航　2025-04-25"),
          Change("听证通知书", "送达人：郝静　严小路　2025-04-24", "送达人：郝静　严小路　2025-04-25"),
          Change("听证通知书", "\n2025-04-24", "\n2025-04-25")),
    fault("T06", "noise", Everywhere(old="2024年10月12日", new="2024年10月14日"), Change("卷内文件目录", "2024.10.12", "2024.10.14")),
    fault("T07", "noise", Everywhere(old="2025年1月2日", new="2025年1月3日"), Change("卷内文件目录", "2025.01.02", "2025.01.03")),
    fault("T08", "spill", Everywhere(old="2026年1月5日", new="2026年1月6日"), Everywhere(old="2026年1月7日", new="2026年1月8日")),
    fault("T08", "spill", Everywhere(old="2026年1月7日", new="2026年1月9日")),
    fault("T10", "trees", Everywhere(old="加处罚款13800元", new="加处罚款20600元"), Everywhere(old="合计33800元", new="合计40600元")),
    fault("T10", "trees", Everywhere(old="加处罚款13800元", new="加处罚款14200元")),
    fault("T11", "dumping", Change("行政强制措施审批表", "10时40分", "11时40分")),
    fault("T12", "dumping", Change("解除扣押决定书", "2025.5.6", "2025.5.9"), Everywhere(old="2025.5.7\n", new="2025.5.10\n"),
          Change("扣押物品退还单", "2025.5.7", "2025.5.10")),
    fault("T12", "dumping", Change("扣押物品退还单", "2025.5.7", "2025.5.27")),
    fault("T14", "trees", Change("行政处罚强制执行申请书", "2025年7月17日", "2025年7月15日")),
    fault("T15", "trees", Change("行政处罚强制执行申请书", "2025年7月17日", "2025年10月17日")),
    fault("T20", "trees", Change("送达公告", "满三十日", "满十五日")),
    fault("T22", "noise", Change("行政处罚决定书", "六个月内向", "三个月内向")),
    fault("T22", "warehouse", Change("行政处罚决定书", "六十日内向", "三十日内向")),
    fault("T23", "spill", Change("当场行政处罚决定书", "应当自收到本决定书之日起六十日内先向", "可以自收到本决定书之日起六十日内向"),
          Change("当场行政处罚决定书", "；对复议决定不服的，可以在收到复议决定书之日起十五日内", "，也可以在六个月内")),
)  # fmt: skip

ORDER = (
    fault("O01", "noise", Change("行政处罚立案审批表", "邱志平　2024年9月6日", "邱志平　2024年12月6日"), also="X05 F02 C27"),
    fault("O02", "banners", Change("行政执法决定法制审核意见书", "祁安澜　2025-11-17", "祁安澜　2025-11-20")),
    fault("O02", "trees", Change("行政处罚审批表", "包文瀚　2024年11月29日", "包文瀚　2024年12月4日")),
    fault("O02", "graffiti", Change("调查终结报告", "舒婷婷　二〇二五年六月五日", "舒婷婷　二〇二五年六月十二日")),
    fault("O03", "noise", Removed("放弃陈述申辩权利声明书", "", ""), Everywhere(old="当事人同日书面声明放弃陈述、申辩", new="当事人未陈述申辩"),
          Everywhere(old="你店同日书面放弃陈述、申辩", new="你店未陈述、申辩")),
    fault("O03", "warehouse", Change("行政处罚决定书", "\n2025-08-13", "\n2025-08-06"), Change("案卷目录", "2025-08-13", "2025-08-06"),
          Change("行政处罚审批表", "2025-08-11", "2025-08-06"), Change("行政处罚审批表", "2025-08-08", "2025-08-06"),
          Change("行政处罚审批表", "2025-08-07", "2025-08-06"), Change("送达回证", "2025-08-18", "2025-08-11", 2),
          Change("案卷目录", "2025-08-18", "2025-08-11"), Change("案卷目录", "2025-08-11　12", "2025-08-06　12"), also="F02 T07"),
    fault("O04", "drainage", Removed("案件集体讨论记录（第二次）", "", "")),
    fault("O05", "drainage", Removed("听证笔录", "", ""), Removed("听证报告书", "", ""), also="O04 X05"),
    fault("O06", "dumping", Change("结案审批表", "楚建平　2025.6.30", "楚建平　2025.6.20"), Change("结案审批表", "2025.6.27", "2025.6.19")),
    fault("O07", "trees", Change("城市树木价值认定书", "2024年9月24日", "2024年11月24日")),
    fault("O09", "graffiti", Change("现场笔录", "终止时间：二〇二五年五月二十一日十七时十五分", "终止时间：二〇二五年五月二十一日十五时十五分")),
    fault("O09", "noise", Change("询问笔录", "2024年9月11日9时30分至10时12分", "2024年9月11日9时30分至9时12分")),
    fault("O09", "dumping", Change("扣押现场笔录", "10时50分至11时30分", "9时50分至11时30分"), also="T11"),
    fault("O10", "warehouse", Change("行政处罚立案审批表", "龙世杰　2025-06-16", "龙世杰")),
    fault("O10", "dumping", Change("行政处罚呈批表", "范长庚　2025.5.29", "范长庚　2025.5.28")),
    fault("O11", "noise", Change("结案审批表", "2024年12月12日作出", "2024年12月11日作出")),
)  # fmt: skip

CONDITIONS = (
    fault("C01", "spill", Everywhere(old="、纪红霞（执法证号99041200745）", new=""), Everywhere(old="阎少峰　纪红霞", new="阎少峰"), Everywhere(old="、纪红霞", new="")),
    fault("C01", "noise", Change("询问笔录", "、林小满（执法证号99041500081）　记录人：林小满", "　记录人：高振宇"),
          Change("询问笔录", "询问人签名：高振宇　林小满", "询问人签名：高振宇")),
    fault("C02", "noise", Change("现场检查笔录", "表明身份：检查人员向方秀莲出示执法证件，告知其有申请回避的权利和配合检查的义务。方秀莲答：证件看过了，不申请回避。\n", "")),
    fault("C03", "spill", Everywhere(old="罚款200元", new="罚款300元"), Everywhere(old="贰佰元整（200元）", new="叁佰元整（300元）"),
          Everywhere(old="大写：贰佰元整", new="大写：叁佰元整"), Everywhere(old="¥200.00", new="¥300.00")),
    fault("C04", "spill", Change("卷内备考表", "当场处罚决定已于2026年1月5日报所属机关备案登记。", "无其他材料。")),
    fault("C05", "spill", Change("当场行政处罚决定书", "理由：当事人系外省居民、驾驶外地车辆，当日即离开本市，不当场收缴事后难以执行。", "")),
    fault("C06", "warehouse", Everywhere(old="286400", new="886400"), Everywhere(old="286,400", new="886,400"),
          Everywhere(old="20,048.00", new="62,048.00"), Everywhere(old="贰万零肆拾捌元整", new="陆万贰仟零肆拾捌元整")),
    fault("C07", "drainage", Everywhere(old="主持人：白鹭", new="主持人：宁采薇"), Everywhere(old="主持人签名：白鹭", new="主持人签名：宁采薇")),
    fault("C08", "drainage", Removed("重大行政执法决定法制审核意见书", "", "")),
    fault("C09", "drainage", Removed("案件集体讨论记录（第二次）", "", ""), Removed("案件集体讨论记录", "", "")),
    fault("C10", "noise", Change("行政处罚决定书", "如不服本决定，可以自收到决定书之日起六十日内向霁川市人民政府申请行政复议，或者在六个月内向霁川市栗坪区人民法院提起行政诉讼。复议、诉讼期间决定不停止执行，法律另有规定的除外。\n", "")),
    fault("C10", "graffiti", Change("行政处罚决定书", "住址：鹤浔市映山区竹篙巷12号\n", "")),
    fault("C12", "trees", Change("行政处罚决定书", "基准价值合计5000元。", "基准价值合计5000元，违法所得1200元。")),
    fault("C14", "graffiti", Change("调查终结报告", "当事人已满十四周岁不满十八周岁，依照《中华人民共和国行政处罚法》第三十条从轻处罚。", "建议按该档上限处理。"),
          Change("行政处罚决定书", "鉴于你已满十四周岁不满十八周岁并已自行清除，依法从轻处罚，", "")),
    fault("C15", "banners", Change("送达回证", "，并对经营者进行法制宣传教育", "")),
    fault("C16", "noise", Change("行政处罚事先告知书", "伍仟贰佰元整（5200元）", "伍仟元整（5000元）")),
    fault("C16", "dumping", Change("行政处罚告知书", "5万元（人民币伍万元整）", "3万元（人民币叁万元整）")),
    fault("C18", "noise", Removed("先行登记保存证据审批表", "", ""), Change("先行登记保存证据通知书", "经本机关负责人批准，", ""),
          Everywhere(old="经电话请示并取得负责人批准后，", new="")),
    fault("C19", "warehouse", Change("送达回证", "送达方式：直接送达", "送达方式：电子邮件送达", 2)),
    fault("C20", "drainage", Change("送达回证", "见证人：何秋生", "见证人：", 2), Change("送达回证", "影像记录：全程录像，编号LX0527", "影像记录：无", 2)),
    fault("C21", "warehouse", Change("送达回证", "送达方式：直接送达", "送达方式：邮寄送达", 2), Change("送达回证", "备注：法定代表人签收。", "备注：已寄出。", 2)),
    fault("C22", "warehouse", Change("罚款收据", "代收银行：苍坪某银行石门支行（收讫章）", "收款人：向阳（现金）")),
    fault("C24", "dumping", Change("扣押物品清单", "当事人（签名或盖章）：魏大雷　2025.4.7", "当事人（签名或盖章）："),
          Change("扣押物品清单", "见证人（签名）：韦小川　2025.4.7", "见证人（签名）："), Change("扣押物品清单", "执法人员（签名）：石磊　麦穗儿　2025.4.7", "执法人员（签名）：")),
    fault("C24", "dumping", Removed("扣押现场笔录", "", "")),
    fault("C25", "trees", Change("履行行政决定催告书", "你公司有权进行陈述和申辩。\n", "")),
    fault("C26", "trees", Change("行政处罚强制执行申请书", "、执行标的情况说明", "")),
    fault("C27", "graffiti", Change("行政处罚决定书", "第十七条第一款的规定", "第十四条的规定")),
    fault("C27", "dumping", Change("行政处罚决定书", "第一百一十一条第一款第一项", "第一百零二条第一款第一项")),
    fault("C28", "dumping", Change("调查报告", "五、定性及裁量。", "五、定性及裁量。当事人行为涉嫌污染环境罪。")),
)  # fmt: skip

CONSISTENCY = (
    fault("X01", "noise", Change("送达回证", "受送达人：霁川市栗坪区阿莲鲜果行", "受送达人：霁川市栗坪区阿连鲜果行", 2)),
    fault("X01", "drainage", Change("行政处罚听证告知书", "临汐市浣云纺织洗涤有限公司：", "临汐市浣云纺织洗涤公司：")),
    fault("X01", "warehouse", Change("行政处罚决定书", "91990814MA4N6D2J1R", "91990814MA4N6D2J1T")),
    fault("X02", "noise", Change("行政处罚决定书", "伍仟贰佰元整（5200元）", "伍仟元整（5200元）")),
    fault("X02", "dumping", Change("代收罚款收据", "¥50,000.00", "¥5,000.00")),
    fault("X02", "trees", Change("行政处罚审批表", "承办人意见：罚款20000元。", "承办人意见：罚款15000元。")),
    fault("X03", "noise", Change("送达回证", "霁综执罚决〔2024〕第215号", "霁综执罚决〔2024〕第251号", 2)),
    fault("X03", "warehouse", Change("送达回证", "苍综执罚告[2025]57号", "苍综执罚告[2024]57号")),
    fault("X04", "trees", Change("调查终结报告", "《城市绿化条例》第二十条第二款", "《城市绿化条例》第二十一条第二款")),
    fault("X05", "drainage", Change("行政处罚决定书", "2025-04-16本机关送达听证告知书", "2025-04-18本机关送达听证告知书")),
    fault("X05", "warehouse", Change("行政处罚决定书", "自2025-04-20起", "自2025-04-02起")),
    fault("X06", "dumping", Change("结案审批表", "案由：随意倾倒生活垃圾", "案由：未密闭运输建筑渣土")),
    fault("X07", "warehouse", Change("行政处罚告知书", "264平方米", "246平方米")),
    fault("X07", "dumping", Change("行政处罚决定书", "约2.4吨", "约2.9吨")),
    fault("D01", "drainage", Everywhere(old="38立方米", new="18立方米")),
    fault("D02", "warehouse", Everywhere(old="20,048.00", new="20,480.00"), Everywhere(old="贰万零肆拾捌元整", new="贰万零肆佰捌拾元整")),
    fault("D02", "trees", Change("调查终结报告", "5000元×4=20000元", "5000元×4=25000元")),
    fault("D03", "trees", Change("调查终结报告", "可以并处罚款", "可以并处1万元以下罚款")),
    fault("D04", "noise", Change("行政处罚决定书", "鉴于一年内首次被查处并已停止，依据该法", "对你店从轻处罚，依据该法"),
          Change("行政处罚决定书", "裁量基准》首次查处一档", "裁量基准》")),
    fault("F01", "noise", Restamped("送达回证", "", "15")),
    fault("F01", "warehouse", Change("案卷目录", "7　行政处罚告知书　2025-07-29　10", "7　行政处罚告知书　2025-07-29　9")),
    fault("F02", "noise", Change("卷内文件目录", "9　证据材料　　　11", "9　鉴定意见　　　11")),
    fault("F02", "warehouse", Change("案卷目录", "2025-08-13", "2025-08-12")),
    fault("F03", "graffiti", Removed("行政处罚意见告知书", "", ""), Removed("送达回证", "", "")),
    fault("F03", "dumping", Removed("结案审批表", "", ""), Added("行政处罚决定书", "卷内备考表", "立卷人：石磊　2025.7.2\n本卷齐全，共二十三页。")),
    fault("F04", "noise", Change("询问笔录", "被询问人签名：方秀莲　2024年9月11日", "被询问人签名：")),
    fault("F04", "noise", Change("结案审批表", "同意结案归档。　邱志平　2025年1月7日", "同意结案归档。　2025年1月7日")),
    fault("F04", "warehouse", Change("行政处罚审批表", "局长审批意见：同意。　龙世杰　2025-08-11", "局长审批意见："), also="O02 F02"),
    fault("C20", "drainage", Change("送达回证", "收件人签章：（拒签）", "收件人签章：", 2), Change("送达回证", "拒收事由：法定代表人汪启航阅看后以罚款过高为由拒绝签收\n", "", 2)),
    fault("X05", "noise", Change("行政处罚决定书", "2024年9月6日收到责令改正通知书", "2024年9月8日收到责令改正通知书")),
    fault("X05", "trees", Change("行政处罚决定书", "2024年11月6日已送达事先告知书", "2024年11月16日已送达事先告知书")),
    fault("S01", "noise", Change("现场检查笔录", "检查人签名：高振宇　林小满", "检查人签名：高振宇")),
    fault("S01", "graffiti", Change("送达回证", "送达人：卫东升　舒婷婷", "送达人：卫东升", 2)),
    fault("S02", "banners", Change("行政执法决定法制审核意见书", "祁安澜（", "裴一航（"), Change("行政执法决定法制审核意见书", "审核人签名：祁安澜", "审核人签名：裴一航")),
    fault("S02", "drainage", Change("案件集体讨论记录（第二次）", "参加人员：康世明、蒋红卫、耿立新", "参加人员：康世明、蒋红卫、陶瑞安")),
)  # fmt: skip

OTHER_FIELDS = (
    fault("T02", "medicine", Everywhere(old="2025年2月18日", new="2025年2月1日"), Everywhere(old="2025年2月17日", new="2025年2月1日"), Change("卷内文件目录", "2025-02-18", "2025-02-01"), also="X05 O10"),
    fault("T03", "medicine", Change("送达回证", "2025年5月12日", "2025年5月20日"), Change("卷内文件目录", "2025-05-12", "2025-05-20")),
    fault("O04", "medicine", Change("案件集体讨论记录", "2025年4月22日", "2025年4月1日"), Change("卷内文件目录", "2025-04-22", "2025-04-01")),
    fault("C02", "medicine", Change("现场笔录", "这是我们的执法证（99073301、99073302），请过目。", "")),
    fault("C12", "medicine", Change("行政处罚决定书", "1.没收违法所得45元；\n", "")),
    fault("C16", "medicine", Change("行政处罚告知书", "伍仟元整（￥5000.00）", "贰仟元整（￥2000.00）")),
    fault("C27", "medicine", Change("行政处罚决定书", "违反了《衡泽药品经营条例》第二十八条第一款第（三）项", "违反了《衡泽药品经营条例》第三十一条")),
    fault("X03", "medicine", Change("送达回证", "衡市监处罚〔2025〕66号", "衡市监处罚〔2025〕68号")),
    fault("X01", "medicine", Change("罚没款缴款凭证", "衡泽县康乐大药房", "衡泽县康泰大药房")),
    fault("S02", "medicine", Change("案件审核表", "审核人员：齐放", "审核人员：唐宁")),
    fault("T05", "dust", Change("行政处罚听证通知书", "收件人：高朗　2024年11月27日", "收件人：高朗　2024年12月3日"), Change("行政处罚听证通知书", "\n2024年11月26日", "\n2024年12月3日")),
    fault("T04", "dust", Change("行政处罚事先（听证）告知书", "五个工作日内", "三日内"), also="O03"),
    fault("T22", "dust", Change("行政处罚决定书", "六个月内", "三个月内")),
    fault("C07", "dust", Everywhere(old="俞静", new="柯岚"), also="S02"),
    fault("C08", "dust", Removed("行政处罚法制审核表", "", "")),
    fault("O02", "dust", Change("行政处罚法制审核表", "2024年12月18日", "2024年12月28日")),
    fault("X07", "dust", Change("行政处罚决定书", "1200平方米", "1500平方米")),
    fault("S01", "dust", Change("调查询问笔录", "询问人签名：邢达　柯岚", "询问人签名：邢达")),
    fault("C03", "parking", Everywhere(old="伍拾元整（50元）", new="贰佰伍拾元整（250元）"), Everywhere(old="（大写）：伍拾元整　（小写）：50.00", new="（大写）：贰佰伍拾元整　（小写）：250.00"), also="C05"),
    fault("C04", "parking", Removed("当场处罚决定备案表", "", ""), Added("当场收缴罚款交款登记", "卷内备考表", "立卷人：梁波\n本卷四页。")),
    fault("T08", "parking", Change("当场收缴罚款交款登记", "交至本机关日期：2025年6月10日", "交至本机关日期：2025年6月12日")),
    fault("T23", "parking", Change("当场行政处罚决定书", "应当自收到本决定书之日起六十日内，依法先向岚州市人民政府申请行政复议；对行政复议决定不服的，再依法向人民法院提起行政诉讼", "可以自收到本决定书之日起六十日内向岚州市人民政府申请行政复议，或者六个月内向人民法院提起行政诉讼")),
)  # fmt: skip

FURTHER_FIELDS = (
    fault("T12", "socket", Removed("延长行政强制措施期限决定书", "", ""), Removed("行政处罚案件有关事项审批表", "", "", 2)),
    fault("T12", "socket", Everywhere(old="2025年10月15日", new="2025年10月25日"), Everywhere(old="10月15日解除", new="10月25日解除")),
    fault("T02", "socket", Change("行政处罚决定书", "\n2025年11月11日", "\n2025年11月29日"), Change("送达回证", "2025年11月14日", "2025年12月1日", 2)),
    fault("T03", "socket", Change("送达回证", "2025年11月14日", "2025年11月24日", 2)),
    fault("C12", "socket", Change("行政处罚决定书", "2.没收违法所得2340.80元；\n", "")),
    fault("C16", "socket", Change("行政处罚告知书", "3.罚款18900元", "3.罚款11900元")),
    fault("C19", "socket", Removed("送达地址确认书", "", ""), Change("送达回证", "当事人已签署送达地址确认书，同意电子送达。", "无。"), Change("送达回证", "依送达地址确认书电子送达。", "无。", 2)),
    fault("C24", "socket", Change("场所、设施、财物清单", "\n当事人签字：项怀谷　2025年8月21日", "\n当事人签字："), also="F04"),
    fault("O04", "socket", Removed("陈述申辩复核意见书", "", ""), Change("行政处罚决定书", "，本局经复核予以采纳", ""), Change("行政处罚决定审批表", "，予以采纳", "")),
    fault("X01", "socket", Change("送达回证", "受送达人：瀛川禾润电器有限公司", "受送达人：瀛川禾闰电器有限公司")),
    fault("X03", "socket", Change("送达回证", "沧市监罚告〔2025〕76号", "沧市监罚告〔2025〕67号")),
    fault("S02", "socket", Everywhere(old="夏侯宁", new="樊星")),
    fault("T04", "training", Change("行政处罚听证告知书", "5个工作日内", "3个工作日内")),
    fault("T05", "training", Everywhere(old="2025年5月13日", new="2025年5月8日")),
    fault("O02", "training", Change("行政处罚法制审核意见书", "2025年5月16日", "2025年5月23日")),
    fault("O04", "training", Change("行政处罚集体讨论记录", "2025年5月20日", "2025年5月8日")),
    fault("C07", "training", Everywhere(old="禹文渊", new="盛夏")),
    fault("C16", "training", Everywhere(old="50000.00", new="70000.00"), Everywhere(old="伍万元", new="柒万元"), Everywhere(old="5万元", new="7万元"), Everywhere(old="50,000.00", new="70,000.00")),
    fault("C20", "training", Change("文书送达回执", "见证人签名：汤和（化工路社区居委会工作人员）　2025年5月26日\n", "", 2), Change("文书送达回执", "，全程录像，编号L0526-2", "", 2)),
    fault("S02", "training", Change("行政处罚集体讨论记录", "谷雨生（法规科科长）", "谷雨生（法规科科长）、盛夏"), Change("行政处罚集体讨论记录", "海东升　万俟峰　谷雨生", "海东升　万俟峰　谷雨生　盛夏")),
    fault("X07", "training", Change("行政处罚决定书", "新录用6名装卸工", "新录用9名装卸工")),
)  # fmt: skip

FAULTS = (*PERIODS, *ORDER, *CONDITIONS, *CONSISTENCY, *OTHER_FIELDS, *FURTHER_FIELDS)
