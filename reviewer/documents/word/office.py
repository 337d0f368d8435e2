"""Old Word and WPS files, where LibreOffice is installed to convert them. Runs in the child process."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from reviewer.documents.content import FileContent, Unreadable
from reviewer.documents.process_limits import Stopwatch, end_tree
from reviewer.documents.word.web_page import web_page
from scoring.casefile import Problem
from scoring.progress import Progress

NO_PICTURES = "该文件实为网页，其中的图片（如印章）未读取；请用 Word 打开后另存为 DOCX 或 PDF 再导入。"
OTHERWISE = "请另存为 DOCX 或 PDF 再导入。"
_LIMIT = 14
"""Seconds of work; it takes three, and ten when it is started for the first time."""
_WINDOWS = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def find_office() -> str | None:
    """Where LibreOffice is, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None and sys.platform == "win32":
        found = next((place for place in _WINDOWS if Path(place).exists()), None)
    return found


def read_old_word(path: Path, progress: Progress) -> FileContent:
    """Convert to PDF and read that."""
    if _is_locked(path):
        raise Unreadable(path.name, "Word 文件设有打开密码。", "请用 Word 或 WPS 打开，取消密码后另存，再导入。")
    office = find_office()
    if office is None:
        raise Unreadable(
            path.name,
            "旧版 Word 或 WPS 文件需要安装 LibreOffice 才能读取。",
            "请安装 LibreOffice，或者另存为 DOCX、PDF 再导入。",
        )
    from reviewer.documents.pdf.text import read_pdf

    with tempfile.TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as folder:
        page = web_page(path.read_bytes())
        source = path if page is None else _written(page[0], Path(folder))
        made = _convert(office, source, Path(folder), progress, path.name)
        if made is None:
            raise Unreadable(path.name, "LibreOffice 未能转换该文件，可能已损坏或者设有密码。", OTHERWISE)
        content = read_pdf(made, None, progress)
        told = (Problem(path.name, NO_PICTURES),) if page is not None and page[1] else ()
        said = (*(replace(problem, file=path.name) for problem in content.problems), *told)
        return replace(content, derived=made.read_bytes(), is_one_document=True, problems=said)


def _written(page: str, folder: Path) -> Path:
    """A web page as a file of ours."""
    file = folder / "page.html"
    file.write_text(f'<meta http-equiv="content-type" content="text/html; charset=utf-8">{page}', "utf-8")
    return file


def _is_locked(path: Path) -> bool:
    """A DOCX with a password is packed into the same kind of container as an old Word file."""
    return "EncryptedPackage".encode("utf-16-le") in path.read_bytes()


def _convert(office: str, path: Path, folder: Path, progress: Progress, shown: str) -> Path | None:
    """Macros stay off: a profile of its own, without the user's settings."""
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        *(["--infilter=HTML (StarWriter)"] if path.suffix == ".html" else []),
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(path),
    ]
    process = subprocess.Popen(
        command,
        env=_surroundings(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    watch = Stopwatch(process.pid, whole_tree=True)
    try:
        while process.poll() is None:
            progress.step(0, 0, "转换旧版文件")
            if watch.seconds() > _LIMIT:
                raise Unreadable(shown, "LibreOffice 转换用时过长，已停止。", OTHERWISE)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.5)
    finally:
        if process.poll() is None:  # the number of one that ended may be another program's by now
            end_tree(process.pid)
            process.wait()
    made = folder / f"{path.stem}.pdf"
    return made if made.exists() else None


def _surroundings(folder: Path) -> dict[str, str]:
    """Its own places for what the desktop's libraries would write into the user's."""
    own = {name: str(folder) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    return {**os.environ, **own, "GSETTINGS_BACKEND": "memory"}
