"""`mingjuan draw LIST`: draw the cases to be reviewed from a list (案卷目录), so that anybody can repeat it."""

import argparse
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewer.commands.output import print_json, say
from reviewer.commands.progress_line import ProgressLine
from scoring.draw import METHOD, candidates, draw, equal_shares, proportional_shares
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from reviewer.documents.roster.entries import RosterEntry

COLUMNS = (
    ("unit", "承办机构"),
    ("reference_number", "案号"),
    ("party_name", "当事人"),
    ("cause", "案由"),
    ("procedure", "程序"),
    ("closed_date", "结案日期"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was drawn from how many, with what anybody needs to repeat it."""

    source: str
    sha256: str
    candidates: int
    seed: str
    drawn: tuple["RosterEntry", ...]


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("draw", help="从案卷目录随机抽取案卷，可以复核", description=f"随机抽卷。{METHOD}")
    parser.add_argument("roster", type=Path, metavar="目录", help="各单位报来的案卷目录（XLSX、CSV）")
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--each", type=int, metavar="件数", help="每个单位抽几件；不足的全部抽取")
    how.add_argument("--total", type=int, metavar="件数", help="一共抽几件，按各单位件数分配，每个单位至少一件")
    parser.add_argument("--procedure", default="", metavar="程序", help="只抽这种程序的，例如 普通程序")
    parser.add_argument("--unit", action="append", default=[], metavar="单位", help="只抽这些单位的，可写多次")
    parser.add_argument("--seed", default="", metavar="种子", help="当众产生的数字或者文字；不写时由程序产生")
    parser.add_argument("--out", type=Path, metavar="文件", help="抽取结果存为 XLSX")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """1 when nothing could be drawn, 2 for a number that is none."""
    if (options.each or options.total or 0) < 1:
        say("抽取件数要大于 0。")
        return 2
    if options.out is not None and options.out.suffix.lower() != ".xlsx":
        say(f"抽取结果只能存为 .xlsx，不能存为“{options.out.suffix}”。")
        return 2
    outcome = _drawn(options)
    if options.total and len(outcome.drawn) < options.total:
        say(f"可抽的只有{outcome.candidates}件，不足{options.total}件，已全部抽取。")
    if options.out is not None:
        from reviewer.printing.files import write_file

        say(f"已写入 {write_file(options.out, _workbook(outcome))}。")
    if options.json:
        print_json(as_json(outcome))
    else:
        print("\n".join(listing(outcome)))
    return 0


def _drawn(options: argparse.Namespace) -> Outcome:
    from reviewer.documents.roster.columns import match_columns
    from reviewer.documents.roster.entries import interpret
    from reviewer.intake.roster import read_roster
    from reviewer.storage.originals import sha256_of

    table = read_roster(options.roster, ProgressLine())
    entries = interpret(table, match_columns(table.headings), date.max).entries
    wanted = [e for e in entries if _is_wanted(e, options.procedure, options.unit)]
    if not wanted:
        raise ReviewError(
            "目录里没有符合条件的案件。", "请核对 --procedure、--unit，以及目录有没有“承办机构”“程序”两列。"
        )
    without = [str(e.line) for e in wanted if not e.values.get("unit")]
    if without:
        say(f"第{'、'.join(without)}行没有填承办机构，合为一组参加抽取；请先补填。")
    named = candidates([(e.values.get("unit", ""), e.values.get("reference_number", ""), e.line) for e in wanted])
    found = dict(zip(named, wanted, strict=True))
    shares = equal_shares(named, options.each) if options.each else proportional_shares(named, options.total)
    short = [f"{unit or '未填承办机构的'}{share}件" for unit, share in shares.items() if share < (options.each or 0)]
    if short:
        say(f"不足{options.each}件的单位，已全部抽取：{'、'.join(short)}。")
    seed = options.seed or secrets.token_hex(8)
    chosen = tuple(found[candidate] for candidate in draw(named, seed, shares))
    return Outcome(options.roster.name, sha256_of(options.roster), len(named), seed, chosen)


def _is_wanted(entry: "RosterEntry", procedure: str, units: Sequence[str]) -> bool:
    values = entry.values
    return procedure in values.get("procedure", "") and (not units or values.get("unit", "") in units)


def as_json(outcome: Outcome) -> dict[str, Any]:
    """The documented fields."""
    return {
        "source": outcome.source,
        "sha256": outcome.sha256,
        "candidates": outcome.candidates,
        "seed": outcome.seed,
        "drawn": [
            {"line": entry.line, **{key: entry.values.get(key, "") for key, _ in COLUMNS}} for entry in outcome.drawn
        ],
    }


def listing(outcome: Outcome) -> list[str]:
    """For people; the head is what the record of the draw wants."""
    lines = [*_head(outcome), ""]
    lines += ["　".join(filter(None, (entry.values.get(key, "") for key, _ in COLUMNS))) for entry in outcome.drawn]
    return lines


def _head(outcome: Outcome) -> list[str]:
    return [
        f"从“{outcome.source}”的{outcome.candidates}件中抽取{len(outcome.drawn)}件。",
        f"随机种子：{outcome.seed}",
        f"抽取方法：{METHOD}",
        f"目录的 SHA-256：{outcome.sha256}",
    ]


def _workbook(outcome: Outcome) -> bytes:
    from forms.workbook import Book, Value

    head = ("序号", "目录行号", *(label for _, label in COLUMNS))
    rows: list[tuple[Value, ...]] = [
        (at, entry.line, *(entry.values.get(key, "") for key, _ in COLUMNS))
        for at, entry in enumerate(outcome.drawn, 1)
    ]
    book = Book("案卷抽取结果", "")
    book.rows("抽取结果", head, rows, title="案卷抽取结果", above=_head(outcome))
    return book.finish()
