"""For each rule of order (O) a file that breaks it, one that keeps it and one of which nobody can tell."""

from tests.scoring.checks.example_papers import (
    CLOSED,
    FILED,
    HEARING,
    PANEL_TEXT,
    RECORD,
    TEXT,
    D,
    Examples,
    N,
    R,
    changed,
    file,
    scanned,
    without,
)

EXAMPLES: dict[str, Examples] = {
    "O01": Examples(
        file(D, filing_date="2025-05-21"),
        file(D, filing_date="2025-03-03"),
        file(D, ("立案审批表", "承办人意见：建议立案。")),
    ),
    "O02": Examples(
        file(D, legal_review_date="2025-05-22"),
        file(D, legal_review_date="2025-05-18"),
        file(("行政处罚决定书", without(TEXT, "2025年5月20日"))),
    ),
    "O03": Examples(
        file(N, D, notice_served_date="2025-05-19"), file(N, D, notice_served_date="2025-05-07"), file(N, D)
    ),
    "O04": Examples(
        file(D, HEARING, ("集体讨论记录", changed(PANEL_TEXT, "2025年5月18日", "2025年5月8日"))),
        file(D, HEARING, ("集体讨论记录", PANEL_TEXT)),
        file(D, HEARING, ("集体讨论记录", "参加人员：孙三、周五\n结论：同意。")),
    ),
    "O05": Examples(file(HEARING, D, hearing_date="2025-05-21"), file(HEARING, D), file(HEARING)),
    "O06": Examples(
        file(D, paid_date="2025-06-10", closed_date="2025-06-01"),
        file(D, paid_date="2025-06-10", closed_date="2025-06-11"),
        file(("行政处罚决定书", without(TEXT, "2025年5月20日"))),
    ),
    "O07": Examples(
        file(N, ("鉴定意见", "鉴定结论已告知当事人。\n2025年5月10日")),
        file(N, ("鉴定意见", "鉴定结论已告知当事人。\n2025年4月10日")),
        file(("鉴定意见", "鉴定结论已告知当事人。\n2025年4月10日")),
    ),
    "O08": Examples(
        file(
            ("行政处罚决定书", TEXT + "按日连续处罚"),
            correction_served_date="2025-03-01",
            reinspection_date="2025-04-20",
        ),
        file(
            ("行政处罚决定书", TEXT + "按日连续处罚"),
            correction_served_date="2025-03-01",
            reinspection_date="2025-03-20",
        ),
        file(("行政处罚决定书", TEXT + "按日连续处罚")),
    ),
    "O09": Examples(
        file(("现场检查笔录", changed(RECORD, "至9时40分", "至8时40分"))),
        file(R),
        file(("现场检查笔录", changed(RECORD, "9时10分至9时40分", "上午"))),
    ),
    "O10": Examples(
        file(("立案审批表", without(FILED[1], "孙三　2025年3月3日"))),
        file(FILED),
        scanned(file(("立案审批表", without(FILED[1], "孙三　2025年3月3日")))),
    ),
    "O11": Examples(
        file(D, ("结案审批表", "决定书2025年5月19日作出\n" + CLOSED[1])),
        file(D, ("结案审批表", "决定书2025年5月20日作出\n" + CLOSED[1])),
        file(D, ("结案审批表", "决定书2025年5月19日作出\n" + CLOSED[1]), decision_date="2021-01-05"),
    ),
}
