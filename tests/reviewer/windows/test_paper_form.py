"""The head of a letter: the form an office chooses."""

from pytestqt.qtbot import QtBot

from forms.letters.templates import CORRESPONDENCE
from reviewer.printing.papers import Head
from reviewer.windows.papers.paper_form import PaperForm


def test_an_office_chooses_the_form_of_its_letters_and_it_is_shown_again(qtbot: QtBot) -> None:
    form = PaperForm()
    qtbot.addWidget(form)
    told: list[tuple[str, object]] = []
    form.head_edited.connect(lambda part, value: told.append((part, value)))
    form.show_head(Head("霁川市司法局"), is_letter=True, numbered=True, has_forms=True)
    assert not form.form.isHidden()
    assert told == []
    form.form.setCurrentIndex(form.form.findData(CORRESPONDENCE))
    assert told == [("form", CORRESPONDENCE)]
    form.show_head(Head("霁川市司法局", form=CORRESPONDENCE), is_letter=True, numbered=True, has_forms=True)
    assert form.form.currentData() == CORRESPONDENCE
    form.show_head(Head("霁川市司法局"), is_letter=True, numbered=True)
    assert form.form.isHidden()
