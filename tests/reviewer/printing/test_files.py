"""The name of a file is what the user typed, with the suffix of the chosen kind."""

from pathlib import Path

import pytest

from reviewer.printing.files import FileNotWritten, with_suffix_of, write_file


@pytest.mark.parametrize(
    ("typed", "kind", "expected"),
    [
        ("简报草稿.pdf", "Word 文档 (*.docx)", "简报草稿.docx"),
        ("简报草稿", "其中的表格 (*.xlsx)", "简报草稿.xlsx"),
        ("简报.第1期", "PDF (*.pdf)", "简报.第1期.pdf"),
        ("简报.PDF", "PDF (*.pdf)", "简报.PDF"),
        ("简报.docx", "", "简报.docx"),
    ],
)
def test_the_chosen_kind_gives_the_suffix(typed: str, kind: str, expected: str) -> None:
    assert with_suffix_of(Path("/出") / typed, kind) == Path("/出") / expected


def test_a_target_that_is_a_folder_stays_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    (tmp_path / "简报.pdf" / "里面").mkdir(parents=True)
    with pytest.raises(FileNotWritten, match=r"简报\.pdf"):
        write_file(tmp_path / "简报.pdf", b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["简报.pdf"]
