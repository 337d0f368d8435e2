"""Every paper is made from real data, in every format it can be; what goes out is numbered and frozen."""

import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pypdfium2
import pytest

from forms.letters.templates import shipped_letters
from reviewer.printing.paper_data import PaperData, read, subjects
from reviewer.printing.paper_kinds import KINDS, LETTERS, SHEETS, SHEETS_OF_ENTRIES, SHEETS_OF_FINDINGS
from reviewer.printing.papers import (
    Copy,
    Format,
    Given,
    Head,
    SomeNotWritten,
    copies_of,
    file_name,
    issue,
    missing,
    pdf,
    rendered,
    write_each,
)
from reviewer.storage.catalogue import CaseDescription
from reviewer.storage.verification import verify
from reviewer.storage.workspace import Workspace
from scoring.errors import Cancelled, ReviewError
from scoring.progress import Silent
from tests.reviewer.printing.conftest import AUTHOR

HEAD = Head("霁川市司法局", "案评", 2026, 3, "2026年1月20日")
GIVEN: Mapping[str, Given] = {
    "rectification-notice": {"整改期限": "2026年2月28日"},
    "task-order": {"办理要求": "逐项整改", "办理期限": "2026年2月28日"},
    "supervision-advice": {"建议": ({"建议内容": "完善裁量说理"},)},
    "objection-reply": {
        "提出日期": "2026年1月18日",
        "异议": ({"异议事项": "扣分过重", "复核意见": "维持", "分数变化": "无"},),
        "复核结果": "维持原评查意见。",
    },
    "correction": {
        "原文书": "行政执法案卷评查意见书",
        "印发日期": "2026年1月18日",
        "更正内容": ({"原文": "扣2分", "更正为": "扣1分"},),
    },
    "draw-record": {"抽取方式": "随机抽取", "备选范围": "2025年度办结案卷120卷"},
    "training-certificate": {"单位": "霁川市司法局", "学时": "16"},
}


def _first(kind: str, data: PaperData, head: Head = HEAD) -> Copy:
    return Copy(kind, subjects(kind, data)[0], head, GIVEN.get(kind, {}))


def _text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = (page.get_textpage().get_text_bounded() for page in document)
    return "".join(pages).replace("\r\n", "").replace(" ", "").replace("\u3000", "")


def _words(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "".join((*(p.text for p in document.paragraphs), *cells)).replace("\u3000", "")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != SHEETS_OF_ENTRIES])
def test_every_paper_is_printed_and_is_a_word_document(kind: str, workspace: Workspace) -> None:
    data = read(workspace)
    copy = _first(kind, data)
    assert missing(copy, data) == ()
    printed, words = _text(rendered(copy, data, Format.PDF)), _words(rendered(copy, data, Format.DOCX))
    title = "评查表" if kind in (SHEETS, SHEETS_OF_FINDINGS) else data.wording[kind].title.split("}")[-1]
    assert title in printed
    assert title in words
    expected = {"PERSON": "陆文舟", "CASE": "霁川市栗坪区阿莲鲜果行"}.get(KINDS[kind].scope.name, "霁川市城市管理")
    if kind == "objection-reply":
        expected = "霁川市城市管理综合行政执法局"
    if KINDS[kind].scope.name == "PERSON":
        expected = copy.subject.label
    assert expected in printed
    assert expected in words


def test_sheets_for_preprinted_paper_are_printed_under_a_name_of_their_own_and_are_no_word_document(
    workspace: Workspace, tmp_path: Path
) -> None:
    data = read(workspace)
    copy = _first(SHEETS_OF_ENTRIES, data)
    (path,) = write_each([copy], data, tmp_path, Format.PDF, Silent())
    assert path.name == "评查表（套打）　001.pdf"
    assert "沈知远" in _text(path.read_bytes())
    assert "评查人" not in _text(path.read_bytes())
    with pytest.raises(ReviewError, match="套打只能打印或者存为 PDF"):
        rendered(copy, data, Format.DOCX)


TABLED = [letter.id for letter in LETTERS if any(p.kind == "table" for p in shipped_letters()[letter.id].parts)]


@pytest.mark.parametrize("kind", [kind for kind in TABLED if kind not in ("recusal", "training-certificate")])
def test_a_letter_with_a_table_is_a_workbook_too(kind: str, workspace: Workspace) -> None:
    data = read(workspace)
    all_of = subjects(kind, data)
    doubted = [s for s in all_of if kind == "adjudication-record" and data.review(s.id).sheet.doubts]
    copy = Copy(kind, (doubted or all_of)[0], HEAD, GIVEN.get(kind, {}))
    book = openpyxl.load_workbook(io.BytesIO(rendered(copy, data, Format.XLSX)))
    assert any(sheet.max_row > 1 for sheet in book.worksheets)


def test_a_letter_without_a_table_is_no_workbook(workspace: Workspace) -> None:
    data = read(workspace)
    with pytest.raises(ReviewError, match="没有表格"):
        rendered(_first("task-order", data), data, Format.XLSX)


def test_the_sheet_says_on_which_day_it_was_submitted(workspace: Workspace) -> None:
    assert "2026年1月5日" in _text(pdf([_first(SHEETS, read(workspace))], read(workspace)))


def test_sheets_follow_the_order_of_the_list_with_a_bookmark_each(workspace: Workspace) -> None:
    rows = workspace.catalogue.cases()
    data = read(workspace, [rows[4].id, rows[1].id, rows[7].id])
    document = pypdfium2.PdfDocument(pdf(copies_of(SHEETS, data, HEAD, {}), data))
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    assert [title.split()[0] for title in titles] == ["005", "002"]


def test_a_notice_needs_its_deadline(workspace: Workspace) -> None:
    data = read(workspace)
    copy = Copy("rectification-notice", subjects("rectification-notice", data)[0], HEAD, {})
    assert missing(copy, data) == ("整改期限",)
    with pytest.raises(ReviewError, match="整改期限"):
        rendered(copy, data, Format.PDF)
    assert b"%PDF" in pdf([copy], data, draft=True)[:8]


def test_a_notice_lists_the_findings_of_the_chosen_files_alone(workspace: Workspace) -> None:
    chosen = [row.id for row in workspace.catalogue.cases()][:2]
    data = read(workspace, chosen)
    assert len(subjects("rectification-notice", data)) == 2
    text = _text(rendered(_first("rectification-notice", data), data, Format.PDF))
    assert all(problem.text[:8] in text for problem in data.chosen.problems if problem.case.code == "001")


def test_the_opinion_on_a_unit_gives_its_place_among_all_units(workspace: Workspace) -> None:
    data = read(workspace, [workspace.catalogue.cases()[0].id])
    assert "在7个单位中居第1位" in _text(rendered(_first("unit-opinion", data), data, Format.PDF))


def test_what_goes_out_is_numbered_frozen_and_lies_in_exports(workspace: Workspace) -> None:
    data = read(workspace)
    head = Head("霁川市司法局", "案评改", 2026, 0, "2026年1月20日")
    copies = [
        Copy("rectification-notice", s, head, GIVEN["rectification-notice"])
        for s in subjects("rectification-notice", data)
    ]
    issued = issue(workspace, copies[:2], data, AUTHOR, Silent())
    issued += issue(workspace, copies[2:3], data, AUTHOR, Silent())
    assert [one.paper.label for one in issued] == [f"案评改〔2026〕{n}号" for n in (1, 2, 3)]
    kept = workspace.originals.path(issued[1].paper.sha256).read_bytes()
    assert "案评改〔2026〕2号" in _text(kept)
    (file,) = workspace.exports.glob("案评改〔2026〕2号*.pdf")
    assert file.read_bytes() == kept
    assert verify(workspace, Silent()) == []
    assert [one.paper.cases for one in workspace.papers.all()] == [copy.subject.cases for copy in copies[:3]]


def test_nothing_goes_out_while_one_copy_lacks_something(workspace: Workspace) -> None:
    data = read(workspace)
    with pytest.raises(ReviewError, match="整改期限"):
        issue(workspace, copies_of("rectification-notice", data, HEAD, {}), data, AUTHOR, Silent())
    assert workspace.papers.all() == []


def test_a_name_of_sixty_characters_is_printed_and_makes_a_file(workspace: Workspace, tmp_path: Path) -> None:
    long = "霁川市" + "城市管理和综合行政执法" * 5 + "支队"
    row = workspace.catalogue.cases()[0]
    with workspace.store.writing():
        workspace.catalogue.describe(
            row.id, CaseDescription(row.title, long, row.cause, row.party, "号", row.procedure)
        )
    data = read(workspace, [row.id])
    copy = _first("unit-opinion", data)
    assert len(file_name(copy, data)) <= 60
    (path,) = write_each([copy], data, tmp_path / "输出", Format.PDF, Silent())
    assert long in _text(path.read_bytes())


def test_a_copy_that_cannot_be_made_costs_none_of_the_others(workspace: Workspace, tmp_path: Path) -> None:
    data = read(workspace)
    good, bad, other = (Copy("case-opinion", subject, HEAD, {}) for subject in subjects("case-opinion", data)[:3])
    bad = replace(bad, given={"主送": ""})
    with pytest.raises(SomeNotWritten, match="有1份没有输出，其余2份已经存好") as caught:
        write_each([good, bad, other], data, tmp_path, Format.PDF, Silent())
    assert "主送" in caught.value.message
    assert len(list(tmp_path.glob("*.pdf"))) == 2
    assert list(tmp_path.glob("*.part")) == []
    with pytest.raises(ReviewError, match="还缺：主送"):
        write_each([bad], data, tmp_path, Format.PDF, Silent())


def test_two_files_of_one_name_do_not_overwrite_each_other(workspace: Workspace, tmp_path: Path) -> None:
    data = read(workspace)
    copy = _first("recusal", data)
    written = write_each([copy, copy], data, tmp_path, Format.DOCX, Silent())
    assert len({path.name for path in written}) == 2


def test_copies_without_a_table_are_left_out_of_the_workbooks(workspace: Workspace, tmp_path: Path) -> None:
    data = read(workspace)
    doubted = [case for case in data.reviewed if case.sheet.doubts]
    copies = copies_of("adjudication-record", data, HEAD, {})
    assert 0 < len(doubted) < len(copies)
    assert len(write_each(copies, data, tmp_path, Format.XLSX, Silent())) == len(doubted)


def test_a_read_only_target_is_told(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    data = read(workspace)
    with pytest.raises(ReviewError, match="没有写成"):
        write_each([_first(SHEETS, data)], data, tmp_path / "文件", Format.PDF, Silent())


def test_the_wording_of_the_office_counts_and_an_unknown_field_is_refused(workspace: Workspace) -> None:
    own = workspace.folder / "templates" / "letters.yaml"
    own.parent.mkdir()
    text = (
        "letters:\n- id: receipt\n  name: 收卷单\n  style: record\n  title: 本局收卷单\n"
        "  fields: [{key: 活动名称, required: true}]\n  parts: [{text: '活动：{活动名称}'}]\n"
    )
    own.write_text(text, encoding="utf-8")
    data = read(workspace)
    assert "本局收卷单" in _text(pdf([_first("receipt", data)], data))
    own.write_text(text.replace("{活动名称}'", "{活动地点}'"), encoding="utf-8")
    with pytest.raises(ReviewError, match="活动地点"):
        read(workspace)


def test_three_hundred_units_make_a_table_over_many_pages(workspace: Workspace) -> None:
    data = read(workspace)
    rows = tuple({"单位": f"第{n}执法中队", "案卷数": "1", "平均得分": "90", "问题数": "2"} for n in range(1, 301))
    copy = Copy("monthly-circular", subjects("monthly-circular", data)[0], HEAD, {"单位": rows})
    document = pypdfium2.PdfDocument(pdf([copy], data))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    tabled = [page for page in pages if "执法中队" in page]
    assert len(tabled) > 5
    assert all("平均得分" in page for page in tabled)
    assert "第300执法中队" in "".join(pages)


def test_printing_many_can_be_stopped_between_two_copies(workspace: Workspace) -> None:
    class StopAtThird:
        def step(self, done: int, total: int, stage: str = "") -> None:
            assert total == 7
            if done == 2:
                raise Cancelled

    data = read(workspace)
    for kind in (SHEETS, "case-opinion"):
        with pytest.raises(Cancelled):
            pdf(copies_of(kind, data, HEAD, {}), data, progress=StopAtThird())


def test_a_draft_leaves_room_for_its_number_and_a_letter_without_an_office_does_not_go_out(
    workspace: Workspace,
) -> None:
    data = read(workspace)
    given = GIVEN["rectification-notice"]
    (copy, *_) = copies_of("rectification-notice", data, replace(HEAD, number=0), given)
    assert "案评〔2026〕号" in _text(rendered(copy, data, Format.PDF))
    assert "案评〔2026〕　　号" in _words_of(rendered(copy, data, Format.DOCX))
    nobody = replace(copy, head=replace(copy.head, office=""))
    assert missing(nobody, data) == ("发文单位",)
    with pytest.raises(ReviewError, match="发文单位"):
        issue(workspace, [nobody], data, AUTHOR, Silent())


def test_a_record_needs_no_office(workspace: Workspace) -> None:
    data = read(workspace)
    (copy, *_) = copies_of("delivery-list", data, Head(), {})
    assert "发文单位" not in missing(copy, data)


def _words_of(docx_file: bytes) -> str:
    return "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(docx_file)).paragraphs)
