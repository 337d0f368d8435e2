"""Two submitted reviews of what is probably one case: 统计 counts both and says so."""

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from reviewer.presenters.stored.catalogue import StoredCatalogue
from reviewer.presenters.stored.statistics import StoredStatistics
from scoring.progress import Silent
from tests.reviewer.places import FixedStatistics
from tests.reviewer.presenters.review_office import Office
from tests.reviewer.windows.test_figures_place import NUMBERS, shown


def test_submitted_files_of_one_reference_number_are_named(tmp_path: Path) -> None:
    office = Office(tmp_path)
    catalogue, statistics = StoredCatalogue(office.workspace), StoredStatistics(office.workspace, office.identity)
    assert statistics.read(Silent()).counted_twice == ()
    rows = catalogue.reading()()
    for row, number in zip(rows, ("城罚〔2026〕9号", "城罚(2026)第09号", "城罚〔2026〕9号"), strict=True):
        _number(office, row.case_id, number)
    assert statistics.read(Silent()).counted_twice == ("001、002",)  # nobody submitted the third
    office.workspace.close()


def _number(office: Office, case: str, number: str) -> None:
    with office.workspace.store.writing():
        office.workspace.store.execute("UPDATE case_file SET reference_number=? WHERE id=?", (number, case))


def test_that_a_case_counts_twice_stands_over_the_tables(qtbot: QtBot) -> None:
    place, _presenter, _heard = shown(qtbot, FixedStatistics(replace(NUMBERS, counted_twice=("001、002",))))
    assert "001、002 号案卷文号相同" in place.empty.text()
    assert place.empty.isVisible()
