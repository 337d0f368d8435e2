"""The program: without a command it opens the window, with one it does that piece of work and ends."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from reviewer.commands.chinese_arguments import speak_chinese
from reviewer.commands.output import take_every_letter

COMMANDS = {
    "demo": "demo",
    "draw": "draw",
    "read": "read",
    "check": "check",
    "score": "score",
    "rubric": "rubric",
    "import": "import_files",
    "bulletin": "bulletin",
    "export": "export",
    "merge": "merge",
    "verify": "verify",
    "rebuild": "rebuild",
    "backup": "backup",
    "restore": "restore",
}  # the word on the command line → its module in reviewer.commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program. Exit codes: 0 done, 1 something found or failed, 2 wrong use."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    speak_chinese()
    take_every_letter()
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    wanted = next((a for a in arguments if not a.startswith("-")), "")
    if wanted in COMMANDS:
        return _command(_options(wanted, arguments))
    if "--version" in arguments:
        from reviewer.version import program_version

        print(f"明卷 {program_version()}")
        return 0
    if any(a in ("-h", "--help") for a in arguments):
        _parser(tuple(COMMANDS))[0].parse_args(arguments)
    return _window(_window_parser().parse_args(arguments))


def _options(command: str, arguments: Sequence[str]) -> argparse.Namespace:
    """What the command was asked to do; a word it does not know is answered with how that command is written."""
    parser, subparsers = _parser((command,))
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        subparsers.choices[command].error(f"没有这个参数：{' '.join(unknown)}")
    return options


def _parser(
    commands: Sequence[str],
) -> tuple[argparse.ArgumentParser, "argparse._SubParsersAction[argparse.ArgumentParser]"]:
    parser = argparse.ArgumentParser(
        prog="mingjuan",
        usage="mingjuan [评查库] [--open 代号]　打开窗口\n      mingjuan 命令 ...　　　　　　　不开窗口，做一件事",
        description="明卷：行政执法案卷评查。不写评查库时打开上次的评查库。各命令的用法：mingjuan 命令 --help。",
    )
    parser.add_argument("--version", action="store_true", help="显示版本号")
    subparsers = parser.add_subparsers(metavar="命令", prog="mingjuan")
    for command in commands:
        import_module(f"reviewer.commands.{COMMANDS[command]}").add_parser(subparsers)
    return parser, subparsers


def _command(options: argparse.Namespace) -> int:
    from scoring.errors import ReviewError

    try:
        return int(options.run(options))
    except ReviewError as error:
        sys.stderr.write(f"{error.message}\n{error.hint}\n" if error.hint else f"{error.message}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("已停止。\n")
        return 1


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mingjuan", description="打开窗口。")
    parser.add_argument(
        "workspace", nargs="?", type=Path, metavar="评查库", help="评查库文件夹；不写时打开上次的评查库"
    )
    parser.add_argument("--example", type=Path, metavar="文件夹", help="打开示例评查库，没有时先在该文件夹中建立")
    parser.add_argument("--open", metavar="代号", default="", help="直接打开评查库中这个代号的案卷")
    parser.add_argument("--watch", action="store_true", help="窗口停顿超过 50 毫秒时，在标准错误中写出停在何处")
    return parser


def _window(options: argparse.Namespace) -> int:
    wanted: Path | None = options.workspace
    if wanted is not None and wanted.parent == Path() and not wanted.exists():
        sys.stderr.write(f"没有“{wanted}”这条命令，也没有这个文件夹。\n用 mingjuan --help 查看全部命令。\n")
        return 2
    if not _has_display():
        sys.stderr.write("没有图形显示，打不开窗口。\n请在桌面上运行；只看效果可用 mingjuan demo --out 文件夹。\n")
        return 1
    if options.open:
        from reviewer.documents.rendering.client import start_ahead
        from reviewer.presenters.pages.child import serve_with_qt

        start_ahead(serve_with_qt)  # while the window is loaded and built
    if options.watch:
        os.environ["MINGJUAN_WATCH"] = "1"  # as whoever starts the program may set it, see windows/watchdog.py
    return load_window()(options.workspace, options.example, options.open)


def load_window() -> Callable[[Path | None, Path | None, str], int]:
    """Import the window's code; what is returned opens it on a workspace, or on the example, or on a case file."""
    gc.disable()  # from the first import on; windows/collecting.py does the work, on the window's thread
    from reviewer.pyside_start import load_pyside

    load_pyside()
    from reviewer.windows.application import run

    gc.freeze()  # modules live as long as the program: no collection need look at them
    return run


def _has_display() -> bool:
    """Windows and macOS always have one; elsewhere Qt would end the process without a word."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in named)


if __name__ == "__main__":
    sys.exit(main())
