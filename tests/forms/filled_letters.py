"""Every letter filled with fictional values."""

from forms.letters.from_review import case_opinion, commendation, rectification_notice, unit_opinion, yearly_ledger
from forms.letters.letter import Letter, Office, fill
from forms.letters.templates import LetterTemplate, Values, shipped_letters
from scoring.figures import collect
from tests.forms.campaign import SETTINGS, UNITS, campaign, reviewed

OFFICE = Office("霁川市城市管理局", "霁城管评〔2026〕9号", "2026年11月23日")
FIGURES = collect(campaign())
NAME = SETTINGS.campaign


def from_data() -> dict[str, Values]:
    return {
        "case-opinion": case_opinion(reviewed(8), NAME, "2026年12月5日", "2026年12月31日"),
        "unit-opinion": unit_opinion(FIGURES, UNITS[3], NAME, "2026年12月5日", "2026年12月31日"),
        "rectification-notice": {
            **rectification_notice(FIGURES, UNITS[3], NAME, "2026年12月31日"),
            "联系人": "周法",
            "联系电话": "0000-0000000",
        },
        "commendation": commendation(FIGURES, "各执法大队、镇人民政府、街道办事处", NAME),
        "yearly-ledger": yearly_ledger("2026", [(NAME, FIGURES)]),
    }


def by_hand(template: LetterTemplate) -> Values:
    """Values as a person would type them, for letters that do not follow from the data."""
    values: dict[str, object] = {}
    for spec in template.fields:
        if spec.rows:
            values[spec.key] = [{c: str(at) if c == "序号" else f"{c}内容" for c in spec.rows} for at in (1, 2, 3)]
        else:
            values[spec.key] = f"（{spec.key}的内容）"
    return values  # type: ignore[return-value]


def letters() -> dict[str, Letter]:
    data = from_data()
    return {
        key: fill(template, data.get(key, by_hand(template)), OFFICE) for key, template in shipped_letters().items()
    }
