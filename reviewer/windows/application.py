"""Builds the application once: Qt, looks, the workspace and its window. Called by `mingjuan` without a command."""

import logging
import os
import sys
import traceback
from importlib.resources import as_file, files
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QSettings, QStandardPaths, QTimer, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from reviewer.storage.errors import WorkspaceIsDamaged
from reviewer.storage.workspace import Workspace, create_workspace, is_workspace, open_workspace
from reviewer.windows import composing, input_method, theme
from reviewer.windows.bringing import bring
from reviewer.windows.collecting import ThreadBoundCollector
from reviewer.windows.composition import OpenWorkspace
from reviewer.windows.dressing import change_in_turns
from reviewer.windows.example_workspace import ExampleWorkspace
from reviewer.windows.frame import recent_menu
from reviewer.windows.icons import icon
from reviewer.windows.manual.pages import help_for
from reviewer.windows.messages import show_bug, show_refusal
from reviewer.windows.settings import LAST_WORKSPACE, LOOK, SCALE, WATCH, chosen_look, chosen_scale, user_settings
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from reviewer.windows.in_turns import InTurns
    from reviewer.windows.manual.window import ManualWindow
    from reviewer.windows.restoring import Restoring
    from reviewer.windows.watchdog import Watchdog

log = logging.getLogger(__name__)
FIRST_WORKSPACE = "明卷评查库"
SIGN_AFTER = 600  # milliseconds
TRANSLATED = "mingjuan_translated"  # looking through the application's children would make Qt's style a Python object


def run(workspace: Path | None, example: Path | None, number: str = "") -> int:
    """Open the window on this workspace, on the example, or on the last one; on its case file of this number where one
    is given. Returns the exit code."""
    application = _application()
    application.setApplicationName("mingjuan")
    application.setApplicationDisplayName("明卷")
    application.setDesktopFileName("mingjuan")  # by which Wayland groups windows: not with other programs of Python's
    sys.excepthook = _report_bug
    ThreadBoundCollector(application)
    office = Application(application, user_settings())
    watchdog = _watchdog(office)
    if not office.begin(example or workspace, with_examples=example is not None, number=number):
        return 1
    code = application.exec()
    if watchdog is not None:
        watchdog.stop()
    return code


def _watchdog(parent: QObject) -> "Watchdog | None":
    if not os.environ.get(WATCH):
        return None
    from reviewer.windows.watchdog import watch_if_wanted

    return watch_if_wanted(parent)


def _application() -> QApplication:
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    if sys.platform == "linux":
        input_method.arrange(os.environ)
    application = QApplication([*sys.argv[:1], "-style", "fusion"])
    application.setProperty(theme.STYLED, True)  # QApplication.setStyle answers with the style, a costly class to make
    return application


def _speak_chinese(application: QApplication) -> None:
    """Qt's own words (file and print dialogs, the menus of text boxes) in Chinese, whatever the desktop's language."""
    if application.property(TRANSLATED):
        return
    application.setProperty(TRANSLATED, True)
    with as_file(files("resources") / "translations") as ours:
        theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (("qtbase_zh_CN", theirs), ("qt_rest_zh_CN", str(ours))):
            words = QTranslator(application)
            if words.load(name, folder):  # the one installed last is asked first: ours
                application.installTranslator(words)


class Application(QObject):
    """The open workspace, and the way from one to another."""

    def __init__(self, application: QApplication, settings: QSettings) -> None:
        super().__init__(application)
        self._application, self.settings = application, settings
        composing.watch(application)
        self.open: OpenWorkspace | None = None
        self.examples = ExampleWorkspace(self, self)
        self._manual: ManualWindow | None = None
        self._changing: InTurns | None = None
        _speak_chinese(application)
        self._dress()
        QTimer.singleShot(SIGN_AFTER, self._show_sign)

    def begin(self, folder: Path | None, *, with_examples: bool = False, number: str = "") -> bool:
        """Open the first workspace, with this case file on the desk. False where the user gave up."""
        wanted: Path | None = folder or self._last()
        if folder is None and self.settings.contains(LAST_WORKSPACE) and wanted and not is_workspace(wanted):
            self._refuse(_is_gone(wanted))  # nobody shall believe that all is lost because an empty one was made there
            wanted = self._ask_for_another()
        while wanted is not None:
            if self.show(wanted, create=True, number=number):
                if with_examples and self.open is not None and not self.open.cases.rows:
                    self.open.cases.import_examples()
                return True
            wanted = self._ask_for_another()
        return False

    def show(self, folder: Path, *, create: bool = False, remember: bool = True, number: str = "") -> bool:
        """Open this workspace in place of the one that is open. False, after saying why, where it cannot be. The next
        start opens the one that is remembered."""
        try:
            workspace = create_workspace(folder) if create else open_workspace(folder)
        except WorkspaceIsDamaged as error:
            if self._restoring().offer(folder):
                return self.show(folder, remember=remember, number=number)
            self._refuse(error)
            return False
        except ReviewError as error:
            self._refuse(error)
            return False
        self.leave()
        recent_menu.remember(self.settings, folder.resolve())
        if remember:
            self.settings.setValue(LAST_WORKSPACE, str(folder.resolve()))
        self._take(workspace, number)
        return True

    def _take(self, workspace: Workspace, number: str) -> None:
        office = self.open = OpenWorkspace(workspace, self.settings, self)
        menu = office.menu
        menu.open_wanted.connect(self._choose_workspace)
        menu.recent.wanted.connect(self._open_recent)
        menu.create_wanted.connect(self._create_workspace)
        menu.look_wanted.connect(self._set_look)
        menu.scale_wanted.connect(self._set_scale)
        menu.about_wanted.connect(self._about)
        menu.manual_wanted.connect(lambda: self._show_manual(""))
        menu.help_wanted.connect(self._show_help)
        menu.practice_wanted.connect(self.examples.practise)
        menu.examples_wanted.connect(self.examples.look)
        menu.quit_wanted.connect(office.window.close)
        office.windows.restore_wanted.connect(lambda: self._restoring().choose())
        office.window.closed.connect(self._close)
        office.start(number)

    def leave(self) -> None:
        """Close the workspace that is open, without ending the program."""
        if self.open is not None:
            office, self.open = self.open, None
            office.window.closed.disconnect(self._close)
            office.window.close()
            office.close()
            office.deleteLater()

    @Slot()
    def _close(self) -> None:
        if self.open is not None:
            office, self.open = self.open, None
            office.close()

    def _restoring(self) -> "Restoring":
        from reviewer.windows.restoring import Restoring

        return Restoring(self, self)

    @Slot()
    def _choose_workspace(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        over, start = self.open.window.shown if self.open else None, str(self._last().parent)
        chosen = QFileDialog.getExistingDirectory(over, self.tr("打开评查库"), start)
        if chosen:
            QTimer.singleShot(0, lambda: self.show(Path(chosen)))

    @Slot(object)
    def _open_recent(self, folder: Path) -> None:
        """One that was open before; where it is gone, it can be taken off the list."""
        if is_workspace(folder) or self.open is None:
            QTimer.singleShot(0, lambda: self.show(folder))
            return
        question = self.tr("找不到评查库“{}”，要从列表中移除吗？").format(folder.name)
        detail = self.tr("{}\n它可能已被移走或改名，或者所在的磁盘、网络没有接上。").format(folder)
        if self.open.messages.ask(question, detail, self.tr("从列表中移除")):
            recent_menu.forget(self.settings, folder)

    @Slot()
    def _create_workspace(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        title = self.tr("新建评查库：写下名称，按这个名称新建文件夹")
        beside, over = str(self._last().parent / self.tr("新评查库")), self.open.window.shown if self.open else None
        chosen, _ = QFileDialog.getSaveFileName(over, title, beside, options=QFileDialog.Option.DontConfirmOverwrite)
        folder = Path(chosen)
        if chosen and is_workspace(folder):
            self._refuse(ReviewError(self.tr("这个文件夹里已有评查库。"), self.tr("请用“打开其他评查库”打开它。")))
        elif chosen and folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            told = self.tr("“{}”已经存在，里面不是空的。").format(folder.name)
            self._refuse(ReviewError(told, self.tr("请写另一个名称，评查库单独放一个文件夹。")))
        elif chosen:
            QTimer.singleShot(0, lambda: self.show(folder, create=True))

    @Slot(str)
    def _set_look(self, look: str) -> None:
        self.settings.setValue(LOOK, look)
        self._change()

    @Slot(int)
    def _set_scale(self, percent: int) -> None:
        self.settings.setValue(SCALE, percent)
        self._change()

    def _change(self) -> None:
        if self._changing is not None:
            self._changing.stop()  # what it did not come to is done with the rest
        mode, scale = chosen_look(self.settings), chosen_scale(self.settings) / 100
        self._changing = change_in_turns(self._application, mode, scale, self)

    @Slot()
    def _about(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        from reviewer.version import program_version

        window = self.open.window if self.open else None
        text = self.tr("<b>明卷</b> {}<br>行政执法案卷评查<br><br>全部数据保存在本机评查库：<br>{}").format(
            program_version(), self.open.workspace.folder if self.open else ""
        )
        QMessageBox.about(window, self.tr("关于明卷"), text)

    @Slot()
    def _show_help(self) -> None:
        """The part of the manual about what is on the screen."""
        place = self.open.window.shown if self.open is not None else None
        focus = QApplication.focusWidget()
        page = help_for(focus) or help_for(QApplication.activeWindow())
        self._show_manual(page or help_for(place))

    def _show_manual(self, page: str) -> None:
        from reviewer.windows.manual.window import ManualWindow

        self._manual = self._manual or ManualWindow()
        bring(self._manual, self.open.window if self.open else self._manual)
        self._manual.turn_to(page)

    @Slot()
    def _show_sign(self) -> None:
        """Our own sign on the task bar, once the window stands."""
        self._application.setWindowIcon(icon("scroll-text", "accent"))

    def _dress(self) -> None:
        theme.apply(self._application, chosen_look(self.settings), scale=chosen_scale(self.settings) / 100)

    def _last(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(str(self.settings.value(LAST_WORKSPACE, str(Path(documents) / FIRST_WORKSPACE))))

    def _refuse(self, error: ReviewError) -> None:
        show_refusal(self.tr("评查库：没有打开"), error, self.open.window if self.open else None)

    def _ask_for_another(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(None, self.tr("选择另一个评查库文件夹"), str(self._last().parent))
        return Path(chosen) if chosen else None


def _is_gone(folder: Path) -> ReviewError:
    hint = "请接好它所在的磁盘或者网络后重新启动；要用别的评查库，请接着选择文件夹。"
    return ReviewError(f"找不到上次打开的评查库“{folder}”。", hint)


def _report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Our own mistake: logged whole, shown once with a button that copies it."""
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    text = "".join(traceback.format_exception(kind, error, trace))
    log.error("unexpected error\n%s", text)  # on the standard error, where there is one
    show_bug(text)
