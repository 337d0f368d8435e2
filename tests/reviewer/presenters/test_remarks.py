"""Earlier remarks offered while somebody types."""

from reviewer.presenters.remarks import MOST_OFFERS, matching, of_other_rules

OWN = (("送达回证没有签名", 4), ("没有写明日期", 1))
OTHERS = (("没有签名也没有日期", 9), ("页码重复", 2))


def test_nothing_typed_offers_what_was_said_under_the_same_rule() -> None:
    assert matching("", OWN, OTHERS) == OWN
    assert matching("送达回证没有签名", OWN, OTHERS) == OWN  # taken over just now: the rows stay


def test_words_typed_are_looked_for_everywhere_beginnings_first() -> None:
    assert [text for text, _ in matching("没有", OWN, OTHERS)] == [
        "没有写明日期",
        "没有签名也没有日期",
        "送达回证没有签名",
    ]
    assert matching("页码", OWN, OTHERS) == (("页码重复", 2),)
    assert matching("没有这样的话", OWN, OTHERS) == ()


def test_never_more_than_there_are_keys_for() -> None:
    many = tuple((f"没有签名 {n}", 1) for n in range(20))
    assert len(matching("没有", (), many)) == len(matching("", many, ())) == MOST_OFFERS


def test_remarks_of_other_rules_are_counted_together_without_ones_own() -> None:
    said = {"a/1": [("甲", 2)], "b/1": [("乙", 1), ("甲", 5)], "c/1": [("乙", 3), ("丙", 2)]}
    assert of_other_rules(said, "a/1") == (("乙", 4), ("丙", 2))
