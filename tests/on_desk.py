"""A case file is put on the desk in its time; tests wait for it."""

from pytestqt.qtbot import QtBot

from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.desk.desk_place import DeskPlace


def put_on_desk(qtbot: QtBot, office: OpenWorkspace, case_id: str) -> DeskPlace:
    """The desk with this case file on it."""
    office.review(case_id)
    return wait_for_desk(qtbot, office)


def wait_for_desk(qtbot: QtBot, office: OpenWorkspace, *, other_than: str = "") -> DeskPlace:
    """The desk, once the case file that is on its way lies there and every pane shows it."""

    def is_there() -> bool:
        if office.desk is None or not office.desk.place.shown.is_whole:
            return False
        desk = office.desk.place.desk
        return not desk.is_opening and desk.file is not None and desk.file.case_id != other_than

    qtbot.waitUntil(is_there)
    assert office.desk is not None
    return office.desk.place
