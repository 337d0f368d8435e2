"""Editions as files: YAML, and the table an office knows (XLSX)."""

from pathlib import Path

from reviewer.presenters.rubrics.checking import checked
from reviewer.presenters.rubrics.drafting import drafted, is_fit
from reviewer.presenters.rubrics.plain import Plain, is_section
from scoring.errors import ReviewError, reason_of


class NotYetAnEdition(ReviewError):
    """A draft with mistakes in it cannot leave as a file."""

    def __init__(self, count: int) -> None:
        super().__init__(f"草稿还有 {count} 处错误，不能导出。", "请按“核对”中的提示逐处改正。草稿已保存。")


def read_edition(path: Path) -> Plain:
    """The edition in this file as a tree to work on. A YAML file with mistakes is taken in with them where its shape
    can be shown; otherwise RubricInvalid, UnreadableYaml, UnreadableWorkbook say what is wrong, line by line."""
    from reviewer.library.rubrics.editions import RubricInvalid, from_data
    from reviewer.library.rubrics.yaml_values import read_yaml_file

    if path.suffix.lower() in (".xlsx", ".xlsm", ".xls"):
        return _read_table(path)
    data = read_yaml_file(path)
    try:
        return drafted(from_data(data)[0])
    except RubricInvalid:
        if not is_fit(data.value):
            raise
        tree = {name: value for name, value in data.value.items() if name != "format" and value is not None}
        sections = [_opened(node, True) for node in tree["sections"]]
        return {"id": "rubric", "title": path.stem, "edition": "", **tree, "status": "draft", "sections": sections}


def _opened(node: Plain, is_top: bool = False) -> Plain:
    if is_top or is_section(node):
        return {**node, "items": [_opened(item) for item in node.get("items") or []]}
    return node


def _read_table(path: Path) -> Plain:
    from reviewer.library.rubrics.editions import RubricInvalid
    from reviewer.library.rubrics.xlsx_import import import_xlsx

    found = import_xlsx(path)
    if found.rubric is None:
        raise RubricInvalid(found.problems)
    return drafted(found.rubric)


def write_edition(tree: Plain, path: Path) -> None:
    """Write a draft or edition to a file, as its suffix says. Raises NotYetAnEdition."""
    from reviewer.library.rubrics.editions import to_yaml
    from reviewer.library.rubrics.xlsx import export_xlsx
    from reviewer.printing.files import write_file

    result = checked(tree)
    if result.rubric is None:
        raise NotYetAnEdition(result.stopping)
    try:
        if path.suffix.lower() == ".xlsx":
            export_xlsx(result.rubric, path)
        else:
            write_file(path, to_yaml(result.rubric).encode())
    except OSError as error:
        reason = reason_of(error)
        raise ReviewError(f"文件没有写成：{reason}。", "请换一个文件夹再试。") from None
