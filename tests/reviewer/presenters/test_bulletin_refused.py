"""What keeps a bulletin from being composed is told where the check speaks."""

from typing import cast

from pytestqt.qtbot import QtBot

from reviewer.presenters.bulletin import BulletinPresenter
from reviewer.presenters.bulletin_values import BulletinSource, Opened, Proof
from reviewer.presenters.jobs import JobRunner
from scoring.errors import ReviewError
from tests.reviewer.places import AtOnce


class Unreadable:
    """A source whose wording has a mistake."""

    def open(self) -> Opened:
        raise ReviewError("文字模板第3行有错。", "请改正后再试。")


def test_a_mistake_in_the_wording_stands_in_the_check_and_stops_the_issue(qtbot: QtBot) -> None:
    presenter = BulletinPresenter(cast(BulletinSource, Unreadable()), JobRunner(AtOnce()))
    heard: list[Proof] = []
    presenter.proved.connect(heard.append)
    presenter.open()
    (proof,) = heard
    assert [(remark.message, remark.stops) for remark in proof.remarks] == [("文字模板第3行有错。请改正后再试。", True)]
    assert proof.pdf == b""
