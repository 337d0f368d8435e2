"""Small case files of invented bureaus, as the reader hands them over: one entry a document, one line a paragraph."""

from reviewer.documents.facts.extraction import extract
from reviewer.documents.kinds.recognising import recognise
from scoring.casefile import Box, CaseFile, Document, Page, Source, TextLine
from scoring.notation.text import normalise


def read(*texts: str, source: Source = Source.TEXT) -> CaseFile:
    """The case file with these documents, one page each; the first line of a text is its title."""
    documents, pages = [], []
    for number, text in enumerate(texts, 1):
        written = text.strip("\n").split("\n")
        lines = tuple(
            TextLine(normalise(t), number, Box(0.1, 0.1 + 0.02 * row, 0.9, 0.115 + 0.02 * row), t)
            for row, t in enumerate(written)
        )
        kind, label, _ = recognise(written[0], text)
        documents.append(Document(number, kind, label, written[0], number, number, None, (), lines))
        pages.append(Page(number, lines, source, printed_number=number))
    procedure, facts = extract(documents, pages)
    return CaseFile(procedure, tuple(documents), facts, tuple(pages))


def values(case: CaseFile, key: str, document: int | None = None) -> list[str]:
    """The values of a key, the preferred one first."""
    return [f.value for f in case.facts if f.key == key and document in (None, f.document)]


def value(case: CaseFile, key: str) -> str | None:
    """The preferred value of a key."""
    return next(iter(values(case, key)), None)


FILING = """
立案呈批表
文书编号：岚环立字(2025)第8号
案　　由：涉嫌未按规定运行大气污染防治设施
当事人：名称　青岚市恒跃金属制品有限公司　法定代表人（负责人）　尤可心
统一社会信用代码：91990217MA8R2W6D9E
案情简介：2025年3月3日，执法人员在例行巡查时发现该公司废气治理设施未运行。
经办人员意见
建议立案。
签名：贺知远　白露　日期：2025年3月4日
办案部门负责人意见
同意。
签名：段云起　日期：2025年3月4日
单位负责人审批意见
同意立案调查。
签名：孟长河　日期：2025 年 3 月 5 日
"""

REPORT = """
关于青岚市恒跃金属制品有限公司案的调查终结报告
一、基本情况。青岚市恒跃金属制品有限公司，法定代表人尤可心。
二、违法事实。二〇二五年三月三日，当事人喷涂工序正在生产，配套的活性炭吸附设施未开启。
三、建议。当事人的行为违反了《中华人民共和国大气污染防治法》第二十条第二款之规定，根据该法第九十九条第（三）项，建议处罚款人民币12万元。
案件承办人（签字）：贺知远、白露
2025年3月28日
"""

NOTICE = """
行政处罚事先（听证）告知书
岚环罚告〔2025〕9号
青岚市恒跃金属制品有限公司：
经调查，2025年3月3日你单位喷涂工序生产时未运行污染防治设施。
上述行为违反了《中华人民共和国大气污染防治法》第二十条第二款的规定。
依据《中华人民共和国大气污染防治法》第九十九条第（三）项“违反本法规定，由生态环境主管部门责令改正或者限制生产、停产整治，并处十万元以上一百万元以下的罚款”的规定，我局拟对你单位处以人民币120,000.00元的罚款。
你单位有权陈述、申辩，有权要求听证。
青岚市生态环境局
2025年4月10日
"""

DECISION = """
行政处罚决定书
岚环罚〔2025〕12号
青岚市恒跃金属制品有限公司：
统一社会信用代码：91990217MA8R2W6D9E
法定代表人：尤可心
地址：青岚市工业二路9号
我局于2025年3月3日对你单位进行了调查，发现你单位喷涂工序生产时未运行污染防治设施。
你单位的上述行为违反了《中华人民共和国大气污染防治法》第二十条第二款“禁止通过不正常运行大气污染防治设施等逃避监管的方式排放大气污染物”的规定。
我局于2025年4月11日以《行政处罚事先（听证）告知书》（岚环罚告〔2025〕9号）告知你单位陈述申辩权和听证权，你单位未提出。
依据《中华人民共和国大气污染防治法》第九十九条第（三）项“违反本法规定，由生态环境主管部门责令改正或者限制生产、停产整治，并处十万元以上一百万元以下的罚款”的规定，参照《青岚市生态环境处罚裁量基准》，我局决定对你单位处以罚款人民币壹拾贰万元整（¥120000元）。
限于收到本决定书之日起十五日内缴至指定银行。逾期不缴纳的，每日按罚款数额的百分之三加处罚款。
如不服本决定，可在收到本决定书之日起六十日内向青岚市人民政府申请行政复议，也可以在六个月内直接向青岚市渡口区人民法院提起行政诉讼。
青岚市生态环境局
二○二五年四月二十八日
"""

RECEIPT = """
送达回证
送达文书名称及文号：行政处罚决定书（岚环罚〔2025〕12号）
受送达人：青岚市恒跃金属制品有限公司
送达日期：2025年4月30日10时15分
送达方式：留置送达
收件人签名或盖章：（拒收）
拒收事由：公司人员称法定代表人外出，拒绝签收
见证人签名：秦小满　2025年4月30日
送达人签名：贺知远　白露　2025年4月30日
"""

RECEIPT_OF_NOTICE = """
送达回证
送达文书名称及文号：行政处罚事先（听证）告知书（岚环罚告〔2025〕9号）
受送达人：青岚市恒跃金属制品有限公司
送达方式：直接送达
收件人签名或盖章：尤可心　2025年4月11日
送达人签名：贺知远　白露　2025年4月11日
"""

COMPANY = (FILING, REPORT, NOTICE, RECEIPT_OF_NOTICE, DECISION, RECEIPT)

MARKET_DECISION = """
行政处罚决定书
岚市监处罚〔2025〕33号
当事人：青岚市渡口区米香副食店
主体资格证照名称：营业执照
统一社会信用代码：92990415MA6T7P3K34
住所（住址）：青岚市渡口区米市街2号
法定代表人（负责人、经营者）：罗素素
身份证件号码：990415198006123020
经查，当事人自2025年1月6日起销售超过保质期的糕点，违法所得1200元。
当事人的行为违反了《中华人民共和国食品安全法》第三十四条第十项的规定，依据《中华人民共和国食品安全法》第一百二十四条第一款第五项，决定给予当事人以下行政处罚：
1.没收违法所得1200元；
2.罚款5000元。
以上罚没款合计6200元。
青岚市市场监督管理局（印章）
2025/2/20
"""

ON_SPOT = """
行政处罚决定书（简易程序）
编号：岚交罚当〔2025〕7号
被处罚人：李国栋，男，1985年3月2日出生，公民身份号码990412198709302173，住青岚市渡口区
你于2025年5月6日9时20分在青岚市东环路实施了未随车携带道路运输证的行为，违反了《道路货物运输管理规定》第六十条。依据《中华人民共和国行政处罚法》第五十一条和《道路货物运输管理规定》第六十八条，决定给予警告，并处贰佰元（200元）的罚款。
执法人员（签名）：康平、穆清　执法证号：990001、990002
被处罚人签名：李国栋　2025年5月6日
备案日期：2025年5月8日
青岚市交通运输局
2025年5月6日
"""
