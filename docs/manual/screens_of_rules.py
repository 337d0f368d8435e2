"""The pictures of what an office sets: editions, local rules, settings, and the manual."""

from typing import TYPE_CHECKING

from album import Album

if TYPE_CHECKING:
    from reviewer.windows.rubrics.rubrics_window import RubricsWindow


def take_rubrics(album: Album) -> None:
    office = album.office
    office.windows.show_rubrics()
    window = office.windows.rubrics
    album.window("rubrics-list", window)
    page = window.list_page
    for name, act in (("copy", page._copy), ("begin", page._begin), ("choose", page._choose)):
        act()
        album.until(lambda: album.qt.activeModalWidget() is not None)
        album.wait(0.3)
        album.shoot(f"rubrics-{name}", album.qt.activeModalWidget())
        album.qt.activeModalWidget().reject()
        album.wait(0.2)
    window.presenter.copy(page.row, "试一试", "2027")
    album.idle()
    _take_editor(album, window)
    window._leave()
    album.window("rubrics-left", window)
    _take_others(album, window)
    window.close()


def _take_editor(album: Album, window: "RubricsWindow") -> None:
    from PySide6.QtWidgets import QPushButton

    editor = window.editor_page
    tree = editor.tree.view
    model = tree.model()
    for number in range(model.rowCount()):
        tree.setCurrentIndex(model.index(number, 0))
        album.window(f"rubrics-edit-{number}", window)
        if number > 3:
            break
    first = model.index(3, 0)
    tree.expand(first)
    leaf = model.index(0, 0, first)
    while model.rowCount(leaf):
        leaf = model.index(0, 0, leaf)
    tree.setCurrentIndex(leaf)
    album.window("rubrics-leaf", window)
    for name, words in (("documents", "选择…"), ("condition", "设置…")):
        button = next(b for b in editor.findChildren(QPushButton) if b.text() == words and b.isVisible())
        album.modal(f"rubrics-{name}", button.click)
    for number in range(editor.side.count()):
        editor.side.setCurrentIndex(number)
        album.window(f"rubrics-side-{number}", window)
    _take_trial(album, window)
    _take_publishing(album, window, "rubrics-publish")
    window.editor.set((*editor.tree.current, "points"), "两分")
    album.idle()
    editor.side.setCurrentIndex(0)
    album.window("rubrics-wrong", window)
    window.editor.undo_stack.undo()
    album.idle()


def _take_trial(album: Album, window: "RubricsWindow") -> None:
    """A draft with other points and without one item, tried on a real review."""
    page, editor = window.editor_page, window.editor
    path = page.tree.current
    page.shaping.delete((*path[:-1], path[-1] + 1))
    editor.set((*path, "points"), "3")
    page.tree.choose(path)
    album.idle()
    page.side.setCurrentIndex(2)
    album.until(lambda: page.side.trial.start.isEnabled() and editor.rubric is not None)
    page.side.trial.start.click()
    album.until(page.side.trial.both.isVisible)
    album.window("rubrics-tried", window)
    page.tree.choose(())
    album.window("rubrics-compared", window)
    page.tree.choose(path)


def _take_publishing(album: Album, window: "RubricsWindow", name: str) -> None:
    window._want_to_publish()
    album.until(lambda: album.qt.activeModalWidget() is not None)
    album.wait(1.0)
    album.shoot(name, album.qt.activeModalWidget())
    album.qt.activeModalWidget().reject()


def _take_others(album: Album, window: "RubricsWindow") -> None:
    """An edition that is only looked at, and a file that could not be read."""
    from reviewer.windows.rubrics.dialogs import ProblemsDialog

    page = window.list_page
    row = next(at for at, one in enumerate(page.model._rows) if not one.is_draft)
    page.table.setCurrentIndex(page.model.index(row, 0))
    page._open()
    album.idle()
    album.window("rubrics-frozen", window)
    window._leave()
    problems = [f"第{at}行“分值”一列：“{at}分半”不是数，请填写阿拉伯数字，例如2或者1.5" for at in range(2, 40)]
    album.dialog("rubrics-problems", ProblemsDialog(problems, window).open)


def take_rules(album: Album) -> None:
    album.office.windows.show_rules()
    window = album.office.windows.rules
    album.until(window.isVisible)
    for number in range(window.tabs.count()):
        window.tabs.setCurrentIndex(number)
        album.window(f"rules-{number}", window)
    window.bar._load_example()
    window.tabs.setCurrentIndex(1)
    album.window("rules-example", window)
    window.panels[list(window.panels)[1]].add()
    album.window("rules-problems", window)
    while window.presenter.undo_stack.canUndo():
        window.presenter.undo_stack.undo()
    window.close()


def take_settings(album: Album) -> None:
    from reviewer.windows.preferences.notice_dialog import NoticeDialog
    from reviewer.windows.preferences.version_dialog import VersionDialog

    album.office.windows.show_settings()
    window = album.office.windows.settings
    for number in range(window.tabs.count()):
        window.tabs.setCurrentIndex(number)
        album.window(f"settings-{number}", window)
    dialog = NoticeDialog(2027, window)
    dialog.open()
    album.window("settings-notice", dialog)
    dialog.reject()
    wanting = [row.rule for row in window.presenter.rules() if "填" in str(row.switch)]
    for rule in wanting[:1] or [row.rule for row in window.presenter.rules() if not row.is_on][:1]:
        window.tabs.setCurrentIndex(1)
        window.rules.choose(rule)
        album.window("settings-rule-off", window)
        dialog = VersionDialog(window.presenter, rule, window)
        dialog.open()
        album.window("settings-version", dialog)
        dialog.reject()
    window.close()


def take_manual(album: Album) -> None:
    from PySide6.QtWidgets import QApplication

    from reviewer.windows.manual.window import CHAPTERS, ManualWindow

    album.program._show_manual("")
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ManualWindow))
    for name, _title in CHAPTERS:
        window.turn_to(name)
        album.window(f"manual-{name}", window)
    window.search.words.setText("没有这几个字")
    window.search.words.entered.emit(False)
    album.window("manual-search", window)
    window.close()
