"""Reading a case file again from its kept originals, as if it had just been imported."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from reviewer.intake.checking import check_case
from reviewer.intake.importing import places_of
from reviewer.intake.recordings import refresh_recordings
from reviewer.intake.understanding import kinds_of, understood
from reviewer.storage.codec import to_json
from reviewer.storage.workspace import Workspace


def read_again(workspace: Workspace, case: str) -> None:
    """Replace what was read of a case file. The originals are read from copies under their own names."""
    from reviewer.documents.reading import read_case
    from reviewer.documents.sources import CaseSource

    originals = workspace.catalogue.originals_of(case)
    with tempfile.TemporaryDirectory(prefix="mingjuan-", ignore_cleanup_errors=True) as scratch:
        files = []
        for position, (sha256, name) in enumerate(originals):
            target = Path(scratch) / str(position) / name
            target.parent.mkdir()
            shutil.copyfile(workspace.originals.path(sha256), target)
            files.append(target)
        source = CaseSource(workspace.catalogue.case(case).title, tuple(files))
        known = {path: workspace.passwords.get(sha) for path, (sha, _) in zip(files, originals, strict=True)}
        reading = read_case(source, password_for=known.get, kinds=kinds_of(workspace))
    hashes = [sha256 for sha256, _ in originals]
    content = replace(reading.case, problems=(*reading.case.problems, *refresh_recordings(workspace, case)))
    with workspace.store.writing():
        for derived in reading.derived:
            workspace.keep_derived(hashes[derived.file], derived.pdf)
        workspace.readings.save(case, content, places_of(reading, hashes), to_json(reading.structure))
        if workspace.readings.arrangement(case).documents:
            workspace.readings.save_documents(case, understood(workspace, case))
    check_case(workspace, case)
