"""The whole main job by one command: results are there, right, readable, and the same each time."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE


def _demo(out: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reviewer", "demo", "--no-ocr", "--out", str(out)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("演示 结果")
    done = _demo(folder)
    assert done.returncode == 0, done.stderr
    return folder


def _text(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "").replace(" ", "")


def test_the_bulletin_says_the_average_the_ranking_and_the_typical_case(out: Path) -> None:
    from reviewer.printing.reviews import reviewed_cases
    from reviewer.storage.workspace import open_workspace
    from scoring.figures import collect

    workspace = open_workspace(out / "评查库")
    try:
        figures = collect(reviewed_cases(workspace))
    finally:
        workspace.close()
    text = _text(out / "法治工作简报.pdf")
    assert figures.average is not None
    assert f"平均得分{figures.average.value}分" in text
    names = [unit.unit for unit in figures.units if unit.rank]
    places = [text.find(name) for name in names]
    assert -1 not in places
    assert "典型案例" in text
    assert "因当事人陈述、申辩、要求听证而给予更重的处罚" in text
    assert "疑难问题" in text


def test_nobody_is_named_in_the_bulletin(out: Path) -> None:
    text = _text(out / "法治工作简报.pdf")
    for name in ("浣云纺织", "祝子骁", "990327200911063419", "禾暖仓储", "阿莲鲜果行"):
        assert name not in text


def test_the_sheets_carry_the_arithmetic(out: Path) -> None:
    text = _text(out / "评查表.pdf")
    assert text.count("行政执法案卷评查表") >= 7
    assert "整卷计0分" in text


def test_the_same_input_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    assert _demo(tmp_path).returncode == 0
    for name in ("评查表.pdf", "法治工作简报.pdf"):
        first, second = ((folder / name).read_bytes() for folder in (out, tmp_path))
        assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest(), name
