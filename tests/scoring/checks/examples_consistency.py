"""For each rule on consistency, discretion, signatures and the file itself: a file that breaks it, one that keeps it,
one of which nobody can tell."""

from tests.scoring.checks.example_papers import (
    APPROVAL,
    BENCH,
    CLOSED,
    CONTENTS,
    FILED,
    LIKE,
    LISTED,
    NOTICE_TEXT,
    PAID,
    RECORD,
    REP,
    REPORT_TEXT,
    SERVED,
    TEXT,
    D,
    Examples,
    N,
    R,
    changed,
    file,
    scanned,
)

EXAMPLES: dict[str, Examples] = {
    "X01": Examples(
        file(D, ("送达回证", changed(SERVED[1], "乙丙商贸", "乙柄商贸"))),
        file(D, SERVED),
        file(D, ("送达回证", changed(SERVED[1], "乙丙商贸", "乙丙商貿"))),
    ),
    "X02": Examples(
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款伍仟元整（500元）"))),
        file(D, APPROVAL, PAID),
        scanned(file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款伍仟元整（500元）")))),
    ),
    "X03": Examples(
        file(
            ("行政处罚告知书", "甲执告〔2025〕第12号\n" + NOTICE_TEXT),
            ("送达回证", "送达文书：行政处罚告知书（甲执告〔2025〕第21号）"),
        ),
        file(
            ("行政处罚告知书", "甲执告〔2025〕第12号\n" + NOTICE_TEXT),
            ("送达回证", "送达文书：行政处罚告知书（甲执告〔2025〕第12号）"),
        ),
        scanned(
            file(
                ("行政处罚告知书", "甲执告〔2025〕第12号\n" + NOTICE_TEXT),
                ("送达回证", "送达文书：行政处罚告知书（甲执告〔2025〕第21号）"),
            )
        ),
    ),
    "X04": Examples(
        file(("案件调查终结报告", changed(REPORT_TEXT, "第十条第一款", "第十一条")), N, D),
        file(REP, N, D),
        file(("案件调查终结报告", changed(REPORT_TEXT, "第十条第一款", "第十条")), N, D),
    ),
    "X05": Examples(
        file(D, ("案件调查终结报告", "2025年3月5日立案，\n" + REPORT_TEXT), filing_date="2025-03-03"),
        file(D, ("案件调查终结报告", "2025年3月3日立案，\n" + REPORT_TEXT), filing_date="2025-03-03"),
        scanned(file(D, ("案件调查终结报告", "2025年3月5日立案，\n" + REPORT_TEXT), filing_date="2025-03-03")),
    ),
    "X06": Examples(
        file(FILED, APPROVAL, ("结案审批表", "案由：无证经营早点")),
        file(FILED, APPROVAL),
        file(FILED, APPROVAL, ("结案审批表", "案由：倾倒渣土垃袋")),
    ),
    "X07": Examples(
        file(("行政处罚事先告知书", changed(NOTICE_TEXT, "2吨", "3吨")), D),
        file(N, D),
        scanned(file(("行政处罚事先告知书", changed(NOTICE_TEXT, "2吨", "3吨")), D)),
    ),
    "D01": Examples(
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款9000元")), cause="倾倒垃圾"),
        file(D, cause="倾倒垃圾"),
        file(("行政处罚决定书", changed(TEXT, "2吨", "若干")), cause="倾倒垃圾"),
        BENCH,
    ),
    "D02": Examples(
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款，按造价286400元的7%处罚款，计20480元"))),
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款，按造价286400元的7%处罚款，计20048元"))),
        scanned(file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款，按造价286400元的7%处罚款，计20480元")))),
    ),
    "D03": Examples(
        file(("行政处罚决定书", changed(TEXT, "罚款5000元", "罚款50000元")), cause="倾倒垃圾"),
        file(D, cause="倾倒垃圾"),
        file(D, cause="占用道路"),
        BENCH,
    ),
    "D04": Examples(
        file(("行政处罚决定书", changed(TEXT, "决定处罚款", "决定从轻处罚，处罚款"))),
        file(("行政处罚决定书", changed(TEXT, "决定处罚款", "鉴于主动改正，决定从轻处罚，处罚款"))),
        scanned(file(("行政处罚决定书", changed(TEXT, "决定处罚款", "决定从轻处罚，处罚款")))),
    ),
    "D05": Examples(
        file(D, cause="倾倒垃圾", fine_amount="50000"),
        file(D, cause="倾倒垃圾", fine_amount="5000"),
        file(D, cause="未见先例的案由", fine_amount="5000"),
        like_cases=LIKE,
    ),
    "F01": Examples(
        file(
            ("卷内目录", CONTENTS),
            ("立案审批表#1", FILED[1]),
            ("现场检查笔录#2", RECORD),
            ("案件调查终结报告#2", REPORT_TEXT),
            ("行政处罚决定书#3", TEXT),
        ),
        file(("卷内目录", CONTENTS), *LISTED),
        file(D, N),
    ),
    "F02": Examples(
        file(("卷内目录", CONTENTS + "\n5　协助函　5"), *LISTED),
        file(("卷内目录", CONTENTS), *LISTED),
        file(("卷内目录", "目录"), *LISTED),
    ),
    "F03": Examples(
        file(FILED, R, REP, D, SERVED, APPROVAL, PAID, CLOSED),
        file(FILED, R, REP, N, D, SERVED, APPROVAL, PAID, CLOSED, notice_served_date="2025-05-06"),
        file(FILED, R, REP, D),
    ),
    "F04": Examples(
        file(("现场检查笔录", changed(RECORD, "李四　2025年3月2日", ""))),
        file(R),
        scanned(file(("现场检查笔录", changed(RECORD, "李四　2025年3月2日", "")))),
    ),
    "F05": Examples(
        file(("卷宗封面", "案由"), D, ("卷内备考表", "本卷共四页。")),
        file(("卷宗封面", "案由"), D, ("卷内备考表", "立卷人：赵一")),
        file(("卷宗封面", "案由"), D),
    ),
    "S01": Examples(
        file(("现场检查笔录", changed(RECORD, "检查人签名：赵一　钱二", "检查人签名：赵一"))),
        file(R),
        scanned(file(("现场检查笔录", changed(RECORD, "检查人签名：赵一　钱二", "检查人签名：赵一")))),
    ),
    "S02": Examples(
        file(("法制审核意见书", "审核人：赵一\n2025年5月18日"), officers="赵一、钱二"),
        file(("法制审核意见书", "审核人：吴六\n2025年5月18日"), officers="赵一、钱二"),
        file(("法制审核意见书", "审核人：吴六\n2025年5月18日")),
    ),
}
