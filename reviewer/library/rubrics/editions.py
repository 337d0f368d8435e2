"""Rubric editions on disk: reads and writes the YAML form, lists those shipped, exports the JSON Schema."""

import re
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from reviewer.library.rubrics.problems import Problem, RubricInvalid
from reviewer.library.rubrics.yaml_values import UnreadableYaml, YamlData, read_yaml, read_yaml_file
from scoring.errors import ReviewError
from scoring.rubric import Rubric

__all__ = [
    "Problem",
    "RubricInvalid",
    "UnreadableYaml",
    "find",
    "json_schema",
    "load",
    "load_kept",
    "load_with_warnings",
    "shipped",
    "to_yaml",
]

FORMAT = "mingjuan-rubric/1"


def load(source: Path | str) -> Rubric:
    """The edition in this file (or YAML text); RubricInvalid lists everything wrong with it."""
    return load_with_warnings(source)[0]


def load_with_warnings(source: Path | str) -> tuple[Rubric, tuple[Problem, ...]]:
    """The edition, and what is odd about it without being wrong."""
    if isinstance(source, str) and "\n" not in source and len(source) < 1000 and Path(source).is_file():
        source = Path(source)
    data = read_yaml_file(source) if isinstance(source, Path) else read_yaml(source)
    return from_data(data)


def load_kept(text: str, expected_hash: str) -> Rubric:
    """An edition this program wrote itself, read without the cost of validation; its hash proves it whole.

    Anything else (written by an earlier version, altered) is read and validated like any file.
    """
    from scoring.canonical import FormUnknown, rebuilt

    value = read_yaml(text).value
    if isinstance(value, dict):
        value.pop("format", None)
        try:
            rubric = rebuilt(value)
        except FormUnknown:
            return load(text)
        if rubric.hash == expected_hash:
            return rubric
    return load(text)


def from_data(data: YamlData) -> tuple[Rubric, tuple[Problem, ...]]:
    """The edition in data already read."""
    from reviewer.library.rubrics.checks import check
    from reviewer.library.rubrics.messages import from_validation
    from reviewer.library.rubrics.numbering import numbered
    from reviewer.library.rubrics.problems import problem
    from reviewer.library.rubrics.schema import RubricForm
    from reviewer.library.validating import ValidationError

    if not isinstance(data.value, dict):
        raise RubricInvalid([problem(data, (), "不是评查标准。", "文件开头应为 id、title、edition 等项目。")])
    fields = dict(data.value)
    form_of = fields.pop("format", FORMAT)
    if form_of != FORMAT:
        raise RubricInvalid([problem(data, ("format",), f"不认识的格式“{form_of}”。", f"允许：{FORMAT}。")])
    try:
        rubric: Rubric = numbered(RubricForm.model_validate(fields).build())
    except ValidationError as error:
        raise RubricInvalid(from_validation(data, error.errors(include_url=False))) from None
    errors, warnings = check(rubric, data)
    if errors:
        raise RubricInvalid(errors)
    return rubric, tuple(warnings)


def shipped() -> list[tuple[str, Path]]:
    """(id, path) of every edition that comes with the program, the general one first."""
    found: list[tuple[str, Path]] = []
    with as_file(files("resources").joinpath("rubrics")) as folder:
        for path in sorted(folder.glob("*.yaml")):
            found.append((_id_of(path), path))
    return sorted(found, key=lambda pair: (pair[0] != "penalty-ordinary", pair[0]))


def _id_of(path: Path) -> str:
    match = re.search(r"^id:\s*(\S+)", path.read_text("utf-8"), re.MULTILINE)
    return match.group(1) if match else path.stem


def find(name: str) -> Path:
    """The file of an edition named by path or by the id of a shipped one."""
    path = Path(name)
    if path.is_file():
        return path
    by_id = dict(shipped())
    if name in by_id:
        return by_id[name]
    raise ReviewError(f"找不到评查标准“{name}”。", f"可以写文件路径，或写自带标准的编号：{'、'.join(by_id)}。")


def to_yaml(rubric: Rubric) -> str:
    """The YAML form; reading it back gives the same edition."""
    from reviewer.library.rubrics.writing import written

    return written(rubric, FORMAT)


def json_schema() -> dict[str, Any]:
    """A JSON Schema of the format, for editors that complete while one types."""
    from reviewer.library.rubrics.schema import RubricForm

    schema = RubricForm.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["properties"] = {"format": {"const": FORMAT}, **schema["properties"]}
    return schema
