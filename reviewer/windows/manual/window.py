"""使用手册, readable without a network: the Markdown that comes with the program."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import (
    QImage,
    QImageReader,
    QKeySequence,
    QShortcut,
    QShowEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from reviewer.windows import theme
from reviewer.windows.bringing import fit
from reviewer.windows.dressing import dress
from reviewer.windows.in_turns import InTurns
from reviewer.windows.manual.search import ManualSearch

CHAPTERS = (
    ("reviewer", "评查人"),
    ("supervisor", "负责人"),
    ("papers", "打印与文书"),
    ("rubrics", "评查标准"),
    ("local-rules", "当地规则与设置"),
    ("trainer", "讲评与培训"),
)
SECTION = 2  # the level of a section's heading
MARGIN = 64  # beside a picture
LINE_HEIGHT, TABLE_WIDTH = 135, 98  # percent
PICTURE = "\ufffc"  # how a picture stands in the text


def space_out(document: QTextDocument) -> None:
    """Room between lines, paragraphs and sections: Qt sets Markdown without any."""
    block = document.begin()
    while block.isValid():
        shape, level = block.blockFormat(), block.blockFormat().headingLevel()
        if PICTURE not in block.text():
            shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(3 * theme.GRID if level > 1 else 0)
        shape.setBottomMargin(theme.GRID if level else theme.GRID // 2)
        QTextCursor(block).setBlockFormat(shape)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            table = frame.format()
            table.setWidth(QTextLength(QTextLength.Type.PercentageLength, TABLE_WIDTH))
            frame.setFormat(table)


class _Pages(QTextBrowser):
    """Shows the pictures that come with the text, as wide as there is room: first their room, then each in a turn."""

    def __init__(self) -> None:
        super().__init__()
        self._awaited: dict[str, QSize] = {}
        self._turns: InTurns | None = None

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The room of a picture, by its place beside the chapters."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        place = name.toString() if isinstance(name, QUrl) else name
        whole = QImageReader(_file_of(place)).size()
        wide = min(max(self.viewport().width() - MARGIN, 320), whole.width())
        size = QSize(wide, round(whole.height() * wide / max(1, whole.width())))
        self._awaited[place] = size
        if self._turns is None:
            self._turns = InTurns(self._pictures(), self)
        room = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        room.fill(Qt.GlobalColor.transparent)
        return room

    def _pictures(self) -> Iterator[None]:
        while self._awaited:
            place, size = next(iter(self._awaited.items()))
            del self._awaited[place]
            aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            picture = QImageReader(_file_of(place)).read().scaled(size, aspect, smooth)
            self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(place), picture)
            self.viewport().update()
            yield
        if self._turns is not None:
            self._turns.deleteLater()
            self._turns = None


def _file_of(place: str) -> str:
    return str(files("resources") / "manual" / place)


class ManualWindow(QWidget):
    """Chapters at the left, the text at the right."""

    def __init__(self) -> None:
        super().__init__()
        dress(self)
        self.setWindowTitle(self.tr("使用手册"))
        fit(self, 920, 680)
        self.chapters, self.sections, self.search = QListWidget(), QListWidget(), ManualSearch()
        self.chapters.setAccessibleName(self.tr("章节"))
        self.chapters.addItems([title for _name, title in CHAPTERS])
        self.sections.setAccessibleName(self.tr("本章小节"))
        self.text = _Pages()
        self.text.setAccessibleName(self.tr("本章内容"))
        self.text.document().setDocumentMargin(3 * theme.GRID)
        self.text.anchorClicked.connect(self._follow)
        self.text.setOpenLinks(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._side())
        layout.addWidget(self.text, 1)
        self.search.looked_for.connect(self._find)
        self.sections.itemClicked.connect(lambda item: self._scroll_to(item.text()))
        self.sections.itemActivated.connect(lambda item: self._scroll_to(item.text()))
        self.chapters.currentRowChanged.connect(self._show)
        self.chapters.setCurrentRow(0)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.begin)

    def _side(self) -> QFrame:
        """Where to search, the chapters, and below them the sections of the one shown."""
        side = QFrame()
        side.setFixedWidth(theme.px(190))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, theme.GRID, 0, 0)
        column.addWidget(self.search)
        self.chapters.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)  # all of them are seen
        self.chapters.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for widget, share in ((self.chapters, 0), (self.sections, 1)):
            widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            column.addWidget(widget, share)
        return side

    @Slot(str, bool)
    def _find(self, words: str, backwards: bool) -> None:
        """The next place, in this chapter and then in the others."""
        way = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        if not words or self.text.find(words, way):
            self.search.tell(found=True)
            return
        at, count = self.chapters.currentRow(), len(CHAPTERS)
        before = self.text.textCursor().position()
        for step in range(1, count + 1):
            self.chapters.setCurrentRow((at + (-step if backwards else step)) % count)
            self.text.moveCursor(QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start)
            if self.text.find(words, way):
                self.search.tell(found=True)
                return
        cursor = self.text.textCursor()
        cursor.setPosition(before)
        self.text.setTextCursor(cursor)
        self.search.tell(found=False)

    def turn_to(self, page: str) -> None:
        """Show this page, `chapter` or `chapter#heading`."""
        chapter, _, heading = page.partition("#")
        names = [name for name, _title in CHAPTERS]
        if chapter in names:
            self.chapters.setCurrentRow(names.index(chapter))
            self._scroll_to(heading)

    def _headings(self) -> list[str]:
        """Of the sections, as they stand in the text."""
        block, found = self.text.document().begin(), []
        while block.isValid():
            if block.blockFormat().headingLevel() == SECTION:
                found.append(block.text().strip())
            block = block.next()
        return found

    def _scroll_to(self, heading: str) -> None:
        """The section of this heading at the top; the chapter's beginning where there is none."""
        document = self.text.document()
        block = document.begin()
        while block.isValid() and not (block.blockFormat().headingLevel() and block.text().strip() == heading):
            block = block.next()
        layout = document.documentLayout()
        self.text.verticalScrollBar().setValue(int(layout.blockBoundingRect(block).top()) if block.isValid() else 0)

    def showEvent(self, event: QShowEvent) -> None:
        """The rows were measured before the list was dressed."""
        super().showEvent(event)
        for listed in (self.chapters, self.sections):
            listed.doItemsLayout()

    @Slot(int)
    def _show(self, row: int) -> None:
        name = CHAPTERS[max(row, 0)][0]
        words = (files("resources") / "manual" / f"{name}.md").read_text(encoding="utf-8")
        self.text.setMarkdown(words)
        space_out(self.text.document())
        self.sections.clear()
        self.sections.addItems(self._headings())

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        """Chapters refer to one another."""
        names = [f"{name}.md" for name, _title in CHAPTERS]
        if link.fileName() in names:
            self.chapters.setCurrentRow(names.index(link.fileName()))
