"""Conditions in three values, and what a case file suggests for them."""

from decimal import Decimal

from scoring.casefile import CaseFile, Document, Fact
from scoring.conditions import Condition, Expr, Op, holds, suggested

A, B = Expr(Op.CONDITION, "a"), Expr(Op.CONDITION, "b")


def test_unknown_is_neither_yes_nor_no() -> None:
    both, either, opposite = Expr(Op.ALL, args=(A, B)), Expr(Op.ANY, args=(A, B)), Expr(Op.NOT, args=(A,))
    assert holds(both, {"a": True}) is None
    assert holds(both, {"a": False}) is False
    assert holds(both, {"a": True, "b": True}) is True
    assert holds(either, {"a": True}) is True
    assert holds(either, {"a": False}) is None
    assert holds(opposite, {}) is None
    assert holds(opposite, {"a": False}) is True


CASE = CaseFile(
    "普通程序",
    (Document(1, "hearing_record", "听证笔录", "听证笔录", 1, 2),),
    (Fact("fine_amount", "罚款金额", "30000"), Fact("party_type", "当事人类型", "法人")),
)


def test_documents_procedure_and_facts_suggest_a_condition() -> None:
    conditions = (
        Condition("hearing", "听证", Expr(Op.DOCUMENT, "hearing_record")),
        Condition("seizure", "扣押", Expr(Op.DOCUMENT, "seizure_decision")),
        Condition("ordinary", "普通", Expr(Op.PROCEDURE, "普通程序")),
        Condition("large", "较大", Expr(Op.FACT, "fine_amount", at_least=Decimal(20000))),
        Condition("small", "较小", Expr(Op.FACT, "fine_amount", below=Decimal(20000))),
        Condition("person", "自然人", Expr(Op.FACT, "party_type", equals="自然人")),
        Condition("other", "非听证", Expr(Op.NOT, args=(Expr(Op.CONDITION, "hearing"),))),
        Condition("unknown", "没读到", Expr(Op.FACT, "closed_date")),
        Condition("asked", "问人"),
    )
    assert suggested(conditions, CASE) == {
        "hearing": True,
        "seizure": False,
        "ordinary": True,
        "large": True,
        "small": False,
        "person": False,
        "other": False,
    }
    assert suggested(conditions, CaseFile("")) == {}


def test_conditions_that_ask_each_other_end_in_not_known() -> None:
    circle = (Condition("a", "甲", B), Condition("b", "乙", A))
    assert suggested(circle, CASE) == {}
