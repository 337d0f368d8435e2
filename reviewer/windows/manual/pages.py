"""Which part of the manual belongs to which part of the screen."""

from PySide6.QtWidgets import QWidget

HELP = "manual"  # the property: `chapter` or `chapter#heading`
PLACES = {
    "cases": "reviewer#导入案卷",
    "desk": "reviewer#评查",
    "figures": "supervisor#看进度和得分",
    "bulletin": "supervisor#简报",
}
EMPTY, RULES, SETTINGS = "reviewer#开始", "local-rules#当地规则", "local-rules#节假日安排"
PAPERS, RUBRICS, TEACHING, ROSTER = "papers", "rubrics", "trainer#讲评放映", "reviewer#导入案卷"


def set_help(widget: QWidget, page: str) -> None:
    """F1 within this widget opens this page of the manual."""
    widget.setProperty(HELP, page)


def help_for(widget: QWidget | None) -> str:
    """The page of whatever this widget stands in; empty where none was named."""
    while widget is not None:
        if page := widget.property(HELP):
            return str(page)
        widget = widget.parentWidget()
    return ""
