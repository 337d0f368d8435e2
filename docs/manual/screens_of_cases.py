"""The pictures of 案卷: the empty workspace, the list, import, lists of cases, dialogs, menus, search."""

from album import Album

LONG_LIST = 5000
LONG_UNIT = "某某省某某自治州某某经济技术开发区综合行政执法局（城市管理局、自然资源和规划分局）第三直属大队"
LONG_TITLE = f"{LONG_UNIT[:16]}某某生态环境科技发展股份有限公司未经批准擅自占用城市道路堆放建筑材料并拒不改正案"
LONG_NUMBER = "某开综执（城管三大）罚决字〔2025〕第0001234-之一号"
HEADINGS = "序号,立案号,处罚决定书文号,当事人,案由,承办单位,承办人,立案日期,决定日期,罚款(元),备注\n"
LINES = (
    "1,霁城立〔2024〕12号,霁城罚〔2024〕12号,霁川市某某商行,噪声扰民,执法一中队,甲;乙,2024.9.6,2024-10-12,5000,\n"
    "2,霁城立〔2024〕13号,霁城罚〔2024〕13号,某某建设有限公司,擅自处置建筑垃圾,执法二中队,甲;乙,2024.9.8,2028.1.3,五万元,\n"
    "3,霁城立〔2024〕14号,霁城罚〔2024〕13号,,占道经营,,丙,2024.9.9,2024.9.20,200,口头说过\n"
)


def take_empty_places(album: Album) -> None:
    for place in ("figures", "bulletin", "desk"):
        album.office.window.go(place)
        album.idle()
        album.shoot(f"empty-{place}", album.office.window)
    album.office.show_papers((), ())
    album.window("empty-papers", album.office.papers.window)
    album.office.papers.window.close()
    album.office.roster().show_window()
    album.window("empty-roster", album.office.rosters.window)
    album.office.rosters.window.close()
    album.office.windows.show_rubrics()
    album.window("empty-rubrics", album.office.windows.rubrics)
    album.office.windows.rubrics.close()


def take_cases(album: Album) -> None:
    office, place = album.office, album.office.cases_place
    office.window.go("cases")
    place.report.hide()
    album.wait(0.5)
    album.shoot("cases", office.window)
    place.tools._filter.setText("没有这样的案卷")
    album.wait(0.4)
    album.shoot("cases-nothing-found", office.window)
    place.tools.clear()
    rows = office.cases.rows
    place.show_only([row.case_id for row in rows[:3]], "等次“优秀”")
    album.wait(0.3)
    album.shoot("cases-only", office.window)
    place.only.leave()
    many = [rows[n % len(rows)]._replace(case_id=f"{n}", number=f"{n + 1:04}") for n in range(LONG_LIST)]
    place._list(many)
    album.wait(0.5)
    album.shoot("cases-5000", office.window)
    place._list(rows[:1])
    album.wait(0.3)
    album.shoot("cases-1", office.window)
    place._list([rows[0]._replace(title=LONG_TITLE, unit=LONG_UNIT, reference_number=LONG_NUMBER), *rows[1:]])
    album.wait(0.3)
    album.shoot("cases-long-names", office.window)
    place._list(rows)
    album.menu("cases-columns", place.table.column_menu)
    place.table.selectAll()
    album.wait(0.3)
    album.shoot("cases-all-chosen", office.window)
    place.table.selectRow(0)
    place._correct_current()
    album.wait(0.4)
    album.shoot("cases-correction", album.qt.activeModalWidget())
    album.qt.activeModalWidget().reject()
    album.dialog("cases-reasons", place.reasons.show_current)


def take_roster(album: Album) -> None:
    office = album.office
    office.window.go("cases")
    path = album.scratch / "送卷目录.csv"
    path.write_text(HEADINGS + LINES, encoding="utf-8-sig")
    office.roster().begin(path)
    album.until(lambda: office.rosters.dialog is not None and office.rosters.dialog._roster is not None)
    dialog = office.rosters.dialog
    album.window("roster-dialog", dialog)
    dialog.tabs.setCurrentIndex(1)
    album.window("roster-preview", dialog)
    dialog.matching.setFocus()
    dialog.accept()
    album.idle()
    album.shoot("roster-bar", office.window)
    office.roster().show_window()
    album.window("roster-window", office.rosters.window)
    office.rosters.window.table.selectRow(0)
    album.window("roster-chosen", office.rosters.window)
    album.modal("roster-draw", office.rosters.window.draw.click)
    office.rosters.window.close()


def take_import(album: Album) -> None:
    office = album.office
    office.window.go("cases")
    folder = album.scratch / "导入"
    folder.mkdir()
    (folder / "坏的.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "空的.zip").write_bytes(b"")
    (folder / "照片.jpg").write_bytes(b"\xff\xd8\xff")
    office.cases.import_paths([folder])
    album.wait(0.3)
    album.shoot("import-progress", office.window)
    album.idle()
    album.shoot("import-problems", office.window)
    office.cases_place.report.hide()


def take_dialogs(album: Album) -> None:
    from reviewer.windows.messages import show_bug
    from reviewer.windows.reading.password_dialog import PasswordDialog
    from scoring.errors import ReviewError

    office = album.office
    office.window.go("cases")
    album.modal("dialog-person", office.ask_person)
    album.dialog("dialog-keys", office.show_keys)
    office.window.go("cases")
    for tried in (False, True):
        dialog = PasswordDialog("霁城罚〔2024〕12号.pdf", tried, office.window)
        album.modal(f"dialog-password-{tried}", dialog.exec)
    refused = ReviewError("“甲.pdf”没有打开：文件不完整。", "请重新扫描或者向承办机构索取完整的文件。")
    album.modal("dialog-refused", lambda: office.messages.refuse(refused))
    album.modal("dialog-bug", lambda: show_bug("Traceback…\nValueError: 1", office.window))
    question = ("提交评查表？", "提交后锁定，不能再改。还有 3 项未评、2 条疑点没有认定。", "提交")
    album.modal("dialog-ask", lambda: office.messages.ask(*question, ("看下一个未评项", lambda: None)))
    album.modal("dialog-about", album.program._about)
    album.modal("dialog-open-file", office.cases_place.ways_in.choose_files)
    album.modal("dialog-save", lambda: office.cases_place._save_sheets(("a", "b")))


def take_menus(album: Album) -> None:
    from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextBrowser

    office = album.office
    album.menu("menu-main", office.window.menu)
    for action in office.window.menu.actions():
        if action.menu() is not None:
            album.menu(f"menu-{action.text()}", action.menu())
    for button in office.cases_place.tools.findChildren(QMenu):
        album.menu(f"menu-tools-{len(button.actions())}", button)
    line, text, shown = QLineEdit("字"), QPlainTextEdit("字"), QTextBrowser()
    line.selectAll()
    for widget in (line, text, shown):
        album.menu(f"menu-{type(widget).__name__}", widget.createStandardContextMenu())


def take_search(album: Album) -> None:
    office = album.office
    office.window.go("cases")
    office.cases_place.table.selectRow(1)
    office.search.search()
    album.until(lambda: office.desk is not None and office.desk.panes is not None)
    album.wait(2.0)
    office.desk.panes.search.words.setText("送达")
    album.wait(1.5)
    album.shoot("search", office.window)
