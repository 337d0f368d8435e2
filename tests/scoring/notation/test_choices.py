"""Of the options of a form only the ticked ones are said."""

from scoring.notation.choices import chosen


def test_options_left_blank_are_left_out_where_others_are_ticked() -> None:
    assert chosen(["送达方式：☑直接送达\u3000□留置送达\u3000□其他"]) == ("送达方式：☑直接送达\u3000",)
    assert chosen(["√拖欠工资\u3000☐超时加班\u3000☐其他"]) == ("√拖欠工资\u3000",)


def test_a_right_that_was_not_ticked_was_not_told() -> None:
    lines = ["☑你可以自收到之日起五日内陈述、申辩。", "□ 你有权要求举行听证。", "（注：在□内打“√”的为告知的权利。）"]
    told = chosen(lines)
    assert told[0] == lines[0]
    assert "听证" not in "".join(told)


def test_a_tick_before_or_in_its_box_counts() -> None:
    assert chosen(["□√直接送达\u3000□邮寄送达"]) == ("□√直接送达\u3000",)


def test_nothing_is_left_out_where_no_tick_was_read() -> None:
    lines = ("□直接送达\u3000□邮寄送达", "没有选项的一行")
    assert chosen(lines) == lines
