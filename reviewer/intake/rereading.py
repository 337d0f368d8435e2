"""Reading a case file again from its kept originals, as if it had just been imported."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.intake.checking import check_case
from reviewer.intake.describing import describe_anew
from reviewer.intake.recordings import refresh_recordings
from reviewer.intake.understanding import kinds_of, understood
from reviewer.storage.codec import to_json
from reviewer.storage.places import PagePlace
from reviewer.storage.workspace import Workspace

if TYPE_CHECKING:
    from reviewer.documents.reading import Reading


def read_again(workspace: Workspace, case: str) -> None:
    """Replace what was read of a case file. The originals are read from copies under their own names."""
    from reviewer.documents.reading import read_case
    from reviewer.documents.sources import CaseSource

    originals = workspace.catalogue.originals_of(case)
    with tempfile.TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as scratch:
        files = []
        for position, (sha256, name) in enumerate(originals):
            target = Path(scratch) / str(position) / Path(name).name  # it may come from another computer's record
            target.parent.mkdir()
            shutil.copyfile(workspace.originals.path(sha256), target)
            files.append(target)
        source = CaseSource(workspace.catalogue.case(case).title, tuple(files))
        known = {path: workspace.passwords.get(sha) for path, (sha, _) in zip(files, originals, strict=True)}
        reading = read_case(source, password_for=known.get, kinds=kinds_of(workspace))
    keep_again(workspace, case, reading, [sha256 for sha256, _ in originals])


def is_lacking(workspace: Workspace, case: str, files: Sequence[Path]) -> bool:
    """Whether some of these files of a case file could not be read, as after a crash of the reader, and nobody has
    begun to review it: what is read anew may stand on other pages."""
    names = {file.name for file in files}
    lacks = any(problem.file in names for problem in workspace.readings.problems(case))
    return lacks and not workspace.sessions.of_case(case)


def keep_again(workspace: Workspace, case: str, reading: "Reading", hashes: Sequence[str]) -> None:
    """Keep what was read of a case file instead of what was read of it before."""
    content = replace(reading.case, problems=(*reading.case.problems, *refresh_recordings(workspace, case)))
    with workspace.store.writing():
        for derived in reading.derived:
            workspace.keep_derived(hashes[derived.file], derived.pdf)
        workspace.readings.save(case, content, places_of(reading, hashes), to_json(reading.structure))
        if workspace.readings.arrangement(case).documents:
            workspace.readings.save_documents(case, understood(workspace, case))
        describe_anew(workspace, case, content)
    check_case(workspace, case)


def places_of(reading: "Reading", hashes: Sequence[str]) -> list[PagePlace]:
    """Where each page of a reading lies among the kept originals."""
    return [
        PagePlace(number, hashes[o.file], o.index, o.width_pt, o.height_pt, o.rotation)
        for number, o in enumerate(reading.page_origins, 1)
    ]
