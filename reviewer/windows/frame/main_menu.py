"""The menu at the right end of the top bar."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reviewer.windows import theme
from reviewer.windows.desk.actions import action, spoken
from reviewer.windows.frame import frame_keys
from reviewer.windows.frame.recent_menu import RecentMenu
from reviewer.windows.icons import icon
from reviewer.windows.settings import chosen_look, chosen_scale

LOOKS = ((theme.Mode.AUTO, "跟随系统"), (theme.Mode.LIGHT, "浅色"), (theme.Mode.DARK, "深色"))
SCALES = (100, 110, 125, 150)


class MainMenu(QObject):
    """Fills a menu and says what was chosen in it."""

    open_wanted = Signal()
    create_wanted = Signal()
    merge_wanted = Signal()
    person_wanted = Signal()
    papers_wanted = Signal()
    rubrics_wanted = Signal()
    rules_wanted = Signal()
    settings_wanted = Signal()
    search_wanted = Signal()
    help_wanted = Signal()  # about what is on the screen
    manual_wanted = Signal()
    practice_wanted = Signal()
    examples_wanted = Signal()
    keys_wanted = Signal()
    about_wanted = Signal()
    quit_wanted = Signal()
    look_wanted = Signal(str)
    scale_wanted = Signal(int)

    def __init__(self, menu: QMenu, settings: QSettings, recent: RecentMenu) -> None:
        super().__init__(menu)
        self._menu, self.recent = menu, recent
        recent.setParent(menu, recent.windowFlags())
        self._add("library", self.tr("打开其他评查库…"), self.open_wanted, frame_keys.OPEN)
        menu.addMenu(recent)
        self._add("plus", self.tr("新建评查库…"), self.create_wanted)
        self._add("import", self.tr("并入别的评查库…"), self.merge_wanted)
        menu.addSeparator()
        self._search = self._add("search", self.tr("在全部案卷中检索…"), self.search_wanted)
        self._add("file-output", self.tr("打印与文书…"), self.papers_wanted)
        self._add("scale", self.tr("评查标准…"), self.rubrics_wanted, frame_keys.RUBRICS)
        self._add("list-filter", self.tr("当地规则…"), self.rules_wanted, frame_keys.RULES)
        self._add("settings", self.tr("设置…"), self.settings_wanted, frame_keys.SETTINGS)
        menu.aboutToShow.connect(self._name_keys)
        self.person = self._add("users", self.tr("评查人…"), self.person_wanted)
        menu.addSeparator()
        looks = [(mode.value, title) for mode, title in LOOKS]
        self._choices(self.tr("外观"), looks, chosen_look(settings).value, self.look_wanted)
        scales = [(number, f"{number}%") for number in SCALES]
        self._choices(self.tr("文字大小"), scales, chosen_scale(settings), self.scale_wanted)
        menu.addSeparator()
        self._add_help(menu.addMenu(icon("info"), self.tr("帮助")))
        menu.addSeparator()
        self._add("x", self.tr("退出"), self.quit_wanted, frame_keys.QUIT)

    @Slot()
    def _name_keys(self) -> None:
        """The key of the search is the user's choice and bound elsewhere: it is only told here."""
        keys = action("search_all").keys
        told = f"\t{spoken(keys[0])}" if keys else ""
        self._search.setText(self.tr("在全部案卷中检索…") + told)

    def bind_in(self, window: QWidget) -> None:
        """The keys of the menu in another window, too."""
        for menu in (self._menu, *self._menu.findChildren(QMenu)):
            window.addActions([entry for entry in menu.actions() if not entry.shortcut().isEmpty()])

    def show_person(self, name: str) -> None:
        """Say who works here."""
        self.person.setText(self.tr("评查人：{}…").format(name) if name else self.tr("评查人…"))

    def _add_help(self, menu: QMenu) -> None:
        here = self._add("info", self.tr("本页说明"), self.help_wanted, frame_keys.HELP, menu)
        here.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)  # in the windows beside the main one too
        self._add("scroll-text", self.tr("使用手册"), self.manual_wanted, menu=menu)
        self._add("graduation-cap", self.tr("试评引导（用示例）"), self.practice_wanted, menu=menu)
        self._add("keyboard", self.tr("设置快捷键…"), self.keys_wanted, menu=menu)
        menu.addSeparator()
        self._add("info", self.tr("关于明卷"), self.about_wanted, menu=menu)

    def _add(self, icon_name: str, text: str, wanted: object, key: str = "", menu: QMenu | None = None) -> QAction:
        action = (menu or self._menu).addAction(icon(icon_name), text)
        if key:
            action.setShortcut(QKeySequence(key))
            if isinstance(window := self._menu.parent(), QWidget):
                window.addAction(action)  # a key of a menu that is not open works only through a widget on the screen
        action.triggered.connect(lambda: wanted.emit())  # type: ignore[attr-defined]
        return action

    def _choices(self, title: str, choices: Sequence[tuple[object, str]], current: object, wanted: object) -> None:
        submenu = self._menu.addMenu(title)
        group = QActionGroup(submenu)
        for value, text in choices:
            action = submenu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value == current)
            group.addAction(action)
            action.triggered.connect(lambda _checked, chosen=value: wanted.emit(chosen))  # type: ignore[attr-defined]
