"""Recordings of a case file: kept out of a ZIP, referenced elsewhere, found again and compared."""

import wave
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.intake import recordings
from reviewer.intake.importing import import_paths
from reviewer.intake.recordings import RecordingGone, altered_recordings, is_there, playable
from reviewer.intake.rereading import read_again
from reviewer.intake.starting import current_campaign
from reviewer.storage.recordings import KeptRecording, recordings_of
from reviewer.storage.workspace import Workspace, create_workspace
from scoring.progress import Silent
from tests.reviewer.documents.papers import pdf
from tests.reviewer.documents.test_reading import FILING

NAME = "执法记录仪 01.wav"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_workspace(tmp_path / "评查库")
    yield workspace
    workspace.close()


def sound(path: Path, seconds: int = 3) -> Path:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(8000)
        out.writeframes(bytes(8000 * seconds))
    return path


def zipped(folder: Path) -> Path:
    """A ZIP with the papers, and in it a ZIP with the recording."""
    pdf(folder / "01立案审批表.pdf", [FILING])
    inner, outer = folder / "录像.zip", folder / "甲案.zip"
    with zipfile.ZipFile(inner, "w") as archive:
        archive.write(sound(folder / NAME), f"证据/{NAME}")
    with zipfile.ZipFile(outer, "w") as archive:
        archive.write(folder / "01立案审批表.pdf", "甲案/01立案审批表.pdf")
        archive.write(folder / NAME, f"甲案/{NAME}")
        archive.write(inner, "甲案/录像.zip")
    return outer


def taken_in(workspace: Workspace, path: Path) -> tuple[str, tuple[KeptRecording, ...]]:
    (taken,) = import_paths(workspace, [path], current_campaign(workspace).id, Silent()).taken
    return taken.case, recordings_of(workspace.catalogue, taken.case)


def test_recordings_out_of_a_zip_are_kept_and_can_be_played_without_it(workspace: Workspace, tmp_path: Path) -> None:
    archive = zipped(tmp_path)
    _, kept = taken_in(workspace, archive)
    archive.unlink()
    assert [(k.name, k.is_kept, k.seconds) for k in kept] == [(NAME, True, 3.0)] * 2
    assert all(playable(workspace, k, Silent()).read_bytes()[:4] == b"RIFF" for k in kept)
    assert not list(altered_recordings(workspace, Silent()))


def test_recordings_beyond_the_limit_are_fetched_from_the_zip_when_wanted(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "KEPT_UP_TO", 100)
    archive = zipped(tmp_path)
    case, kept = taken_in(workspace, archive)
    assert {k.inside for k in kept} == {(f"甲案/{NAME}",), ("甲案/录像.zip", f"证据/{NAME}")}
    assert {k.path for k in kept} == {str(archive)}
    assert len(list((workspace.folder / "files").rglob("*.wav"))) == 0
    for k in kept:
        assert is_there(workspace, k)
        assert playable(workspace, k, Silent()).stat().st_size == k.size
    archive.unlink()
    assert not any(is_there(workspace, k) for k in kept)
    assert len(list(altered_recordings(workspace, Silent()))) == 2
    read_again(workspace, case)
    assert recordings_of(workspace.catalogue, case) == kept  # fetched before, still in the cache and the same


def test_reading_again_keeps_the_recordings_and_tells_what_became_of_them(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "甲案").mkdir()
    pdf(tmp_path / "甲案" / "01立案审批表.pdf", [FILING])
    first, second = (sound(tmp_path / "甲案" / f"{n}.wav") for n in "12")
    case, kept = taken_in(workspace, tmp_path / "甲案")
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1] + b"x")
    read_again(workspace, case)
    assert recordings_of(workspace.catalogue, case) == kept
    said = {p.file: p.message for p in workspace.readings.problems(case)}
    assert "不在原处了" in said["1.wav"]
    assert "与导入时不一样了" in said["2.wav"]
    assert len(list(altered_recordings(workspace, Silent()))) == 2


def test_another_zip_in_the_place_of_the_first_is_noticed(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recordings, "KEPT_UP_TO", 100)
    archive = zipped(tmp_path)
    _, kept = taken_in(workspace, archive)
    sound(tmp_path / NAME, 4)
    with zipfile.ZipFile(archive, "w") as changed:
        changed.write(tmp_path / NAME, f"甲案/{NAME}")
    for k in kept:
        with pytest.raises(RecordingGone):
            playable(workspace, k, Silent())
