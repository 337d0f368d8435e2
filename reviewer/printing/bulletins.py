"""The 简报 from a workspace: figures, text as edited, clippings of the typical cases, the printed file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from forms.bulletin import word, workbook
from forms.bulletin.compose import compose
from forms.bulletin.editing import from_editable
from forms.bulletin.layout import render_pdf
from forms.bulletin.settings import BulletinSettings, settings_from
from forms.bulletin.text import BulletinText
from forms.bulletin.typical import typical_cases
from forms.fonts import Faces
from reviewer.printing.clippings import clippings
from reviewer.printing.reviews import reviewed_cases
from reviewer.storage.workspace import Workspace
from scoring.figures import CampaignFigures, collect
from scoring.redaction import Names


@dataclass(frozen=True, slots=True)
class PreparedBulletin:
    """A bulletin ready to be checked and printed."""

    figures: CampaignFigures
    settings: BulletinSettings
    text: BulletinText
    clippings: Mapping[str, tuple[bytes, ...]]

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
    campaign = workspace.catalogue.campaigns()[-1]
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
    composed = compose(figures, settings)
    text = from_editable(edited, composed) if edited else composed
    return PreparedBulletin(figures, settings, text, bulletin_clippings(workspace, figures, settings))


def bulletin_clippings(
    workspace: Workspace, figures: CampaignFigures, settings: BulletinSettings
) -> dict[str, tuple[bytes, ...]]:
    """The redacted clippings of each typical case, by finding id."""
    from reviewer.documents.isolation import IsolatedReader

    typical = typical_cases(figures, settings)
    if not typical:
        return {}
    with IsolatedReader() as reader:
        return {
            problem.id: clippings(
                workspace,
                problem.case.case_id,
                problem.finding.regions,
                Names(problem.case.parties, problem.case.persons),
                reader,
            )
            for problem in typical
        }
