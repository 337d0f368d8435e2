"""Damaged files in great number: each sample is changed at random and read, as an import would read it.

    python benchmarks/mutants.py SAMPLE… [--count N] [--seed S] [--keep FOLDER]

What is packed (DOCX, OFD, XLSX, ZIP) is changed inside too: values, marks and whole parts of its XML, so that the
parsers meet nonsense that is well-formed, and not only what a ZIP reader refuses. A line for each sample with what
became of its mutants: read, refused in plain words, stopped at the limits, failed (an exception of ours in the reader)
or crashed (the reader died). Those that failed or crashed are kept in FOLDER, and make the exit status 1.
"""

import argparse
import io
import random
import re
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer.documents.isolation import IsolatedReader

STRANGE = (
    b"", b"0", b"-1", b"1e400", b"nan", b"99999999999", b"-0.0", b"2147483648", b"1 2 3", b"true", b"../../x",
    b"\xe4\xb8\x80", b"&amp;", b"0 0 0 0", b"1 0 0 1 0 0", b"M 0 0 L 9 9 C", b"#REF!", b"FFFFFF", b"auto",
)  # fmt: skip
"""Values that stand where others should."""
INSIDE = frozenset({".docx", ".ofd", ".xlsx", ".zip"})
FAULTS = {"文件内容无法读取（": "failed", "读取程序中途退出": "crashed"}
LIMITS = ("用时过长", "占用内存过大", "已放弃")
LARGEST = 20_000_000


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, cut out, doubled, or cut off."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        if not out:
            break
        at, length = chance.randrange(len(out)), chance.choice((1, 2, 4, 16, 256))
        match chance.randrange(6):
            case 0:
                out[at] ^= 1 << chance.randrange(8)
            case 1:
                out[at : at + length] = chance.randbytes(length)
            case 2:
                del out[at : at + length]
            case 3:
                out[at:at] = out[at : at + length]
            case 4:
                out[at : at + 4] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\x80"))
            case _:
                del out[max(at, len(out) // 8) :]
    return bytes(out)


def twisted(xml: bytes, chance: random.Random) -> bytes:
    """XML with other values, or with elements taken out, doubled or exchanged; mostly still well-formed."""
    for _ in range(chance.choice((1, 2, 4, 8))):
        marks = list(re.finditer(rb'(?<==")[^"<>]*(?=")|(?<=>)[^<>]+(?=</)|<([\w:]+)(?: [^<>]*)?>[^<>]*</\1>', xml))
        if not marks:
            return spoilt(xml, chance)
        one = chance.choice(marks)
        other = chance.choice(marks)
        if one[0].startswith(b"<"):
            put = chance.choice((b"", one[0] * 2, one[0] * 40, other[0] if other[0].startswith(b"<") else b""))
        else:
            put = chance.choice((*STRANGE, other[0] if not other[0].startswith(b"<") else b""))
        xml = xml[: one.start()] + put + xml[one.end() :]
    return xml


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A package with some of its parts changed, missing or under another's name."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        names = old.namelist()
        victims = set(chance.choices(names, k=chance.choice((1, 1, 2, 5))))
        for name in names:
            part, put = old.read(name), name
            if name in victims:
                is_text = part.lstrip()[:1] == b"<" or part.startswith(b"\xef\xbb\xbf<")
                match chance.randrange(12):
                    case 0:
                        continue
                    case 1:
                        part = old.read(chance.choice(names))
                    case 2:
                        put = chance.choice(("../" + name, name.upper(), name + "/", "word/../" + name))
                    case 3 | 4:
                        part = spoilt(part, chance)
                    case _:
                        part = twisted(part, chance) if is_text else spoilt(part, chance)
            new.writestr(put, part)
    return out.getvalue()


def mutant(data: bytes, suffix: str, chance: random.Random) -> bytes:
    """One damaged copy."""
    if suffix in INSIDE and chance.random() < 0.75:
        return repacked(data, chance)
    return spoilt(data, chance)


def outcome(read: Callable[[Path], tuple[int, list[str]]], path: Path) -> tuple[str, str]:
    """What became of one, and the words that say so."""
    from scoring.errors import ReviewError

    try:
        pages, said = read(path)
    except ReviewError as error:
        return "refused", error.message
    except Exception as error:  # noqa: BLE001  (that is what is looked for)
        return "escaped", f"{type(error).__name__}: {error}"
    for message in said:
        for words, kind in FAULTS.items():
            if words in message:
                return kind, message
    if any(words in message for message in said for words in LIMITS):
        return "stopped", said[0]
    return ("read" if pages else "refused"), ""


class Trial:
    """Mutants of one sample after the other, read by one reader."""

    def __init__(self, reader: "IsolatedReader", folder: Path, keep: Path | None) -> None:
        self._reader, self._folder, self._keep = reader, folder, keep
        self.bad = 0

    def run(self, sample: Path, count: int, seed: int) -> None:
        """Print what became of so many."""
        data, chance = sample.read_bytes(), random.Random(f"{seed} {sample.name}")
        counted: Counter[str] = Counter()
        for number in range(count):
            path = self._folder / f"{sample.stem}-{number}{sample.suffix}"
            path.write_bytes(mutant(data, sample.suffix.lower(), chance)[:LARGEST])
            result, words = outcome(lambda file: taken(file, self._reader), path)
            counted[result] += 1
            if result in ("failed", "crashed", "escaped"):
                print(f"  {result} {path.name}: {words[:300]}", flush=True)
                self._keep_it(path)
            path.unlink()
        told = ", ".join(f"{times} {kind}" for kind, times in counted.most_common())
        print(f"{sample.name}: {count} mutants: {told}", flush=True)

    def _keep_it(self, path: Path) -> None:
        self.bad += 1
        if self._keep is not None:
            self._keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, self._keep)


def main() -> int:
    """Print a line for each sample."""
    from reviewer.documents.isolation import IsolatedReader

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("samples", nargs="+", type=Path, metavar="SAMPLE")
    parser.add_argument("--count", type=int, default=2000, help="mutants of each sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where those that failed are kept")
    options = parser.parse_args()
    with IsolatedReader() as reader, tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        trial = Trial(reader, Path(folder), options.keep)
        for sample in options.samples:
            trial.run(sample, options.count, options.seed)
    return 1 if trial.bad else 0


def taken(path: Path, reader: "IsolatedReader") -> tuple[int, list[str]]:
    """Pages and problems, read as an import reads: a ZIP unpacked, a list as a list, all else as a case file."""
    from reviewer.documents.reading import read_case
    from reviewer.documents.sources import list_sources

    if path.suffix.lower() in (".xlsx", ".csv"):
        from reviewer.documents.roster.table import read_table

        return len(reader.run(read_table, str(path), file=path.name).rows), []
    pages, said = 0, []
    with tempfile.TemporaryDirectory() as scratch:
        for source in list_sources(path, Path(scratch)):
            reading = read_case(source, reader=reader)
            pages += len(reading.case.pages)
            said += [problem.message for problem in reading.problems]
    return pages, said


if __name__ == "__main__":
    sys.exit(main())
