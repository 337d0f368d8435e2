"""`mingjuan rubric check|show|export|import|list|schema`: editions on the command line."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.commands.output import print_json, say

if TYPE_CHECKING:
    from reviewer.library.rubrics.editions import Problem
    from scoring.rubric import Criterion, Rubric, Section

ACTIONS = {
    "check": "检查标准有没有错误",
    "show": "列出标准的各部分、评查项和扣分情形",
    "export": "导出为 Excel 表（或规范的 YAML）",
    "import": "从 Excel 表读入，写成 YAML",
    "list": "列出自带的标准",
    "schema": "输出 JSON Schema，供编辑器提示",
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("rubric", help="检查、查看、导出、导入评查标准")
    parser.add_argument("action", choices=list(ACTIONS), metavar="动作", help="、".join(ACTIONS))
    parser.add_argument("file", nargs="?", metavar="文件", help="标准文件，或自带标准的编号")
    parser.add_argument("--out", type=Path, metavar="目标", help="export、import 写到哪里；不写时与源文件同名")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """1 where the edition has errors."""
    if options.action == "list":
        return _list(options.json)
    if options.action == "schema":
        from reviewer.library.rubrics.editions import json_schema

        print_json(json_schema())
        return 0
    if not options.file:
        say(f"请写明文件：mingjuan rubric {options.action} 文件")
        return 2
    actions = {"check": _check, "show": _show, "export": _export, "import": _import}
    return actions[options.action](options)


def _target(options: argparse.Namespace, suffix: str, source: Path) -> Path:
    """Where to write. A name that nobody gave never takes the place of a file that is there. Raises ReviewError."""
    from scoring.errors import ReviewError

    if options.out is not None:
        return Path(options.out)
    target = Path(f"{source.stem}{suffix}")
    if target.exists():
        raise ReviewError(f"{target} 已经存在，没有覆盖。", "请用 --out 写明目标；写明的文件如果已经存在，会被覆盖。")
    return target


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    from scoring.errors import ReviewError, reason_of

    replaced = target.exists()
    try:
        yield
        say(f"已写入 {target}{'（覆盖了原有的文件）' if replaced else ''}。")
    except OSError as error:
        raise ReviewError(
            f"无法写入 {target}：{reason_of(error)}。", "请换一个文件夹，或者先关闭打开着的文件。"
        ) from None


def _list(as_json: bool) -> int:
    from reviewer.library.rubrics.editions import load, shipped

    editions = [(name, load(path)) for name, path in shipped()]
    if as_json:
        rows = [
            {"id": name, "title": r.title, "edition": r.edition, "criteria": len(r.criteria()), "hash": r.hash}
            for name, r in editions
        ]
        print_json({"rubrics": rows})
    else:
        for name, rubric in editions:
            print(f"{name}  {rubric.title}（{rubric.edition}版，{len(rubric.criteria())} 项）")
    return 0


def _problem(problem: "Problem") -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "path": problem.path,
        "message": problem.message,
        "allowed": problem.allowed,
    }


def _check(options: argparse.Namespace) -> int:
    from reviewer.library.rubrics.editions import Problem, RubricInvalid, UnreadableYaml, find, load_with_warnings

    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    rubric: Rubric | None = None
    try:
        rubric, warnings = load_with_warnings(find(options.file))
    except RubricInvalid as invalid:
        errors = invalid.problems
    except UnreadableYaml as unreadable:
        errors = (Problem(str(options.file), None, "", unreadable.message, unreadable.hint),)
    if options.json:
        print_json(
            {
                "valid": rubric is not None,
                "hash": rubric.hash if rubric else None,
                "criteria": len(rubric.criteria()) if rubric else None,
                "errors": [_problem(p) for p in errors],
                "warnings": [_problem(p) for p in warnings],
            }
        )
        return 0 if rubric else 1
    for error in errors:
        print(f"错误：{error}")
    for warning in warnings:
        print(f"提示：{warning}")
    if rubric:
        print(f"{rubric.title}（{rubric.edition}版）：{len(rubric.criteria())} 个评查项，没有错误。")
    return 0 if rubric else 1


def _show(options: argparse.Namespace) -> int:
    from reviewer.library.rubrics.editions import find, load
    from scoring.canonical import canonical

    rubric = load(find(options.file))
    if options.json:
        print_json({"hash": rubric.hash, **canonical(rubric)})
        return 0
    print(f"{rubric.title}（{rubric.edition}版，{rubric.in_force_from} 起施行）\n来源：{rubric.source}")
    for section in rubric.sections:
        _print_section(section, 0)
    return 0


def _print_section(section: "Section", depth: int) -> None:
    from scoring.rubric import Section
    from scoring.trace import plain

    print(f"{'  ' * depth}{section.code} {section.title}（{plain(section.full)} 分）")
    for item in section.items:
        if isinstance(item, Section):
            _print_section(item, depth + 1)
        else:
            _print_leaf(item, depth + 1)


def _print_leaf(leaf: "Criterion", depth: int) -> None:
    from scoring.trace import plain

    points = f"（{plain(leaf.points)} 分）" if leaf.points is not None else ""
    print(f"{'  ' * depth}{leaf.code} {leaf.title}{points} [{leaf.id}]")
    for rule in leaf.rules:
        print(f"{'  ' * (depth + 1)}· {rule.text} [{rule.id}]")


def _export(options: argparse.Namespace) -> int:
    from reviewer.library.rubrics.editions import find, load, to_yaml
    from reviewer.library.rubrics.xlsx import export_xlsx

    source = find(options.file)
    rubric = load(source)
    target = _target(options, ".xlsx", source)
    with _writing(target):
        if target.suffix.lower() in (".yaml", ".yml"):
            target.write_text(to_yaml(rubric), "utf-8")
        else:
            export_xlsx(rubric, target)
    if options.json:
        print_json({"written": str(target), "hash": rubric.hash})
    return 0


def _import(options: argparse.Namespace) -> int:
    from reviewer.library.rubrics.editions import to_yaml
    from reviewer.library.rubrics.xlsx_import import import_xlsx

    source = Path(options.file)
    result = import_xlsx(source)
    target = _target(options, ".yaml", source) if result.rubric is not None else Path()
    if result.rubric is not None:
        with _writing(target):
            target.write_text(to_yaml(result.rubric), "utf-8")
    if options.json:
        print_json(
            {
                "written": str(target) if result.rubric else None,
                "hash": result.rubric.hash if result.rubric else None,
                "errors": [_problem(p) for p in result.problems],
                "warnings": [_problem(p) for p in result.warnings],
            }
        )
    else:
        for problem in result.problems:
            print(f"错误：{problem}")
        for warning in result.warnings:
            print(f"提示：{warning}")
    return 0 if result.rubric else 1
