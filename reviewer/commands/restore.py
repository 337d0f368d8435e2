"""`mingjuan restore WORKSPACE [COPY]`: the database as it was when a dated copy was made."""

import argparse
from pathlib import Path

from reviewer.commands.output import print_json
from reviewer.commands.progress_line import ProgressLine


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command."""
    parser = subparsers.add_parser("restore", help="列出评查库的备份，或者用一份备份恢复")
    parser.add_argument("workspace", type=Path, metavar="评查库", help="评查库文件夹，没有在别处打开")
    parser.add_argument("copy", type=Path, nargs="?", metavar="备份", help="备份文件或它的文件名；不写的只列出备份")
    parser.add_argument("--json", action="store_true", help="结果以 JSON 输出")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the copies, newest first, or go back to one; what stood before is kept as a further copy."""
    from reviewer.storage.restoring import copies, restore

    if options.copy is None:
        found = copies(options.workspace)
        if options.json:
            rows = [{"file": str(copy.path), "cases": copy.cases, "submitted": copy.submitted} for copy in found]
            print_json({"copies": rows})
        else:
            for copy in found:
                print(f"{copy.path.name}　案卷 {copy.cases}，已提交 {copy.submitted}")
        return 0
    chosen: Path = options.copy
    named = options.workspace / "backups" / chosen.name
    kept = restore(options.workspace, named if not chosen.exists() else chosen, progress=ProgressLine())
    if options.json:
        print_json({"restored": str(chosen), "kept": str(kept) if kept else ""})
    else:
        print(f"已恢复到 {chosen.name}。" + (f"原来的数据库存为 {kept}。" if kept else ""))
    return 0
