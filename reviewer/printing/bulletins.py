"""The 简报 from a workspace: figures, text as edited, clippings of the typical cases, the printed file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forms.bulletin import word, workbook
from forms.bulletin.captions import picture_key
from forms.bulletin.compose import compose
from forms.bulletin.correction import OldIssue, compose_correction
from forms.bulletin.editing import from_editable
from forms.bulletin.fields import FieldMaker
from forms.bulletin.layout import render_pdf
from forms.bulletin.settings import BulletinSettings, settings_from
from forms.bulletin.templates import BulletinTemplate
from forms.bulletin.text import BulletinText
from forms.bulletin.typical import typical_cases
from forms.fonts import Faces
from reviewer.printing.clipping_choices import choices_from
from reviewer.printing.clippings import Clipping, Wanted, clippings, overlap, places_of
from reviewer.printing.masking import hidden
from reviewer.printing.reviews import reviewed_cases
from reviewer.printing.wording import bulletin_template
from reviewer.storage.catalogue import Campaign
from reviewer.storage.workspace import Workspace
from scoring.figures import CampaignFigures, Problem, collect
from scoring.redaction import Names


@dataclass(frozen=True, slots=True)
class PreparedBulletin:
    """A bulletin ready to be checked and printed."""

    figures: CampaignFigures
    settings: BulletinSettings
    text: BulletinText
    clippings: Mapping[str, tuple[bytes, ...]]

    @property
    def unseen(self) -> int:
        """How many of its clippings nobody has looked at."""
        pictures = (picture for several in self.clippings.values() for picture in several)
        return sum(picture_key(picture) not in self.settings.seen for picture in pictures)

    def pdf(self, faces: Faces | None = None) -> bytes:
        """The printed file. Same workspace and faces, same bytes."""
        return render_pdf(self.text, self.figures, self.settings, self.clippings, faces)

    def rendered(self, suffix: str, faces: Faces | None = None) -> bytes:
        """The file that a name with this suffix promises: .docx the bulletin as a Word document, .xlsx its tables,
        else PDF."""
        match suffix.lower():
            case ".docx":
                return word.render_docx(self.text, self.figures, self.settings, self.clippings)
            case ".xlsx":
                return workbook.render_xlsx(self.figures, self.settings)
            case _:
                return self.pdf(faces)


def completed_settings(workspace: Workspace, values: Mapping[str, str]) -> BulletinSettings:
    """The settings, with what the campaign says where they are left empty."""
    campaign = next(iter(reversed(workspace.catalogue.campaigns())), Campaign("", "", "", ""))
    settings = settings_from(values)
    return replace(
        settings,
        campaign=settings.campaign or campaign.title,
        organizer=settings.organizer or campaign.organizer,
        publisher=settings.publisher or campaign.organizer,
        units=settings.units or "\n".join(unit.name for unit in workspace.catalogue.units()),
    )


def prepare(workspace: Workspace, values: Mapping[str, str], edited: str = "") -> PreparedBulletin:
    """Compose the bulletin from the submitted reviews; `edited` is the text as a person left it."""
    settings = completed_settings(workspace, values)
    figures = collect(reviewed_cases(workspace, with_names=True), balance=settings.balances)
    old = old_issue(workspace, settings.corrects) if settings.corrects else None
    composed = composed_text(figures, settings, bulletin_template(workspace.folder), old)
    text = from_editable(edited, composed) if edited else composed
    made = cut_clippings(workspace, wanted_clippings(figures, settings))
    return PreparedBulletin(figures, settings, text, printed(made, settings))


def composed_text(
    figures: CampaignFigures, settings: BulletinSettings, template: BulletinTemplate, old: OldIssue | None
) -> BulletinText:
    """The bulletin as the data say it, or the correction of `old`."""
    if old is not None:
        return compose_correction(figures, settings, old, template)
    return compose(figures, settings, template)


def old_issue(workspace: Workspace, bulletin: str) -> OldIssue:
    """An issue that went out, with the reviews it was made from. Raises KeyError where there is none."""
    kept = workspace.bulletins.get(bulletin)
    issued = kept.issued
    if issued is None:
        raise KeyError(bulletin)
    settings = completed_settings(workspace, kept.settings)
    cases = reviewed_cases(workspace, with_names=True, sessions=issued.sessions, moment=kept.updated_at)
    figures = collect(cases, balance=settings.balances)
    return OldIssue(issued.label, issued.issued_on, issued.title, kept.text, figures, settings)


def cut_clippings(workspace: Workspace, wanted: Sequence[Wanted]) -> dict[str, tuple[Clipping, ...]]:
    """The redacted clippings of these findings, by their ids."""
    from reviewer.documents.isolation import IsolatedReader

    if not wanted:
        return {}
    with IsolatedReader() as reader:
        return {one.finding: clippings(workspace, one, reader) for one in wanted}


def wanted_clippings(figures: CampaignFigures, settings: BulletinSettings) -> list[Wanted]:
    """What is cut out for the typical cases. Equal values, equal pictures."""
    return [_wanted(problem, figures, settings) for problem in typical_cases(figures, settings)]


def _wanted(problem: Problem, figures: CampaignFigures, settings: BulletinSettings) -> Wanted:
    choices, case = choices_from(settings), problem.case
    own = replace(
        choices,
        covers={at: boxes for at, boxes in choices.covers.items() if at[0] == problem.id},
        shown={at: boxes for at, boxes in choices.shown.items() if at[0] == problem.id},
        left_out=frozenset(),
        seen=(),
    )
    names, units = Names(case.parties, case.persons), unnamed_units(figures, settings)
    titles = {page: f"{case.code}号案卷{case.cited([page])}" for page in problem.pages}
    return Wanted(problem.id, case.case_id, problem.finding.regions, names, units, own, titles)


def printed(made: Mapping[str, Sequence[Clipping]], settings: BulletinSettings) -> dict[str, tuple[bytes, ...]]:
    """The pictures of the clippings that are printed, by finding id."""
    return {
        finding: tuple(one.png for one in several if one.place not in settings.left_out)
        for finding, several in made.items()
    }


def unnamed_units(figures: CampaignFigures, settings: BulletinSettings) -> tuple[str, ...]:
    """The units whose names are kept out of a bulletin that goes outside."""
    return () if settings.names_units else tuple(unit.unit for unit in figures.units)


@dataclass(frozen=True, slots=True)
class Masked:
    """Something kept out of the bulletin: what it is, what stood there, what stands there now, and where."""

    kind: str
    original: str
    shown_as: str
    where: str


def masked(workspace: Workspace, figures: CampaignFigures, settings: BulletinSettings) -> tuple[Masked, ...]:
    """Everything masked in the text, and on the pages that clippings of the typical cases are cut from. For the
    supervisor's eyes: it names what the bulletin hides."""
    maker = FieldMaker(figures, settings)
    maker.fields()
    found = [Masked(mask.kind.value, mask.original, mask.alias, "正文") for mask in maker.masks.values()]
    for problem in typical_cases(figures, settings):
        names = Names(problem.case.parties, problem.case.persons)
        pages = {page.number: page for page in workspace.readings.pages(problem.case.case_id)}
        for number, box in places_of(problem.finding.regions, pages):
            things = hidden(pages[number], names, unnamed_units(figures, settings))
            where = f"{problem.case.code}号案卷第{number}页截图"
            inside = [thing for thing in things if any(overlap(box, own) for own in thing.boxes)]
            found += [Masked(thing.kind.value, thing.text, "涂黑", where) for thing in inside]
    return tuple(dict.fromkeys(found))
