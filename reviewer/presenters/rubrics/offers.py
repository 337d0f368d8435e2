"""What there is to choose from while an edition is written: kinds of documents, checks, criteria, grades …"""

from collections.abc import Sequence
from functools import cached_property

from reviewer.presenters.rubrics.conditions import condition_labels
from reviewer.presenters.rubrics.drafting import codes
from reviewer.presenters.rubrics.editor import RubricEditor
from reviewer.presenters.rubrics.plain import is_section, walk
from reviewer.presenters.rubrics.words import FACTS, PROCEDURES, Choice
from scoring.rubric import Nature, Stage


class Offers:
    """Lists of (value, words); those that depend on the draft are read anew each time."""

    def __init__(self, editor: RubricEditor) -> None:
        self._editor = editor

    stages: Sequence[Choice] = tuple((stage.value, stage.value) for stage in Stage)
    natures: Sequence[Choice] = tuple((nature.value, nature.value) for nature in Nature)
    procedures: Sequence[Choice] = tuple((name, name) for name in PROCEDURES)
    facts: Sequence[Choice] = tuple(FACTS.items())

    @cached_property
    def kinds(self) -> tuple[Choice, ...]:
        """The documents of a case file."""
        from reviewer.library.document_kinds import shipped_kinds

        return tuple((kind.code, f"{kind.label}（{kind.stage}）") for kind in shipped_kinds())

    @cached_property
    def kind_labels(self) -> dict[str, str]:
        """The documents by code, without the stage."""
        from reviewer.library.document_kinds import shipped_kinds

        return {kind.code: kind.label for kind in shipped_kinds()}

    @cached_property
    def checks(self) -> tuple[Choice, ...]:
        """The checks, and parts of them, that can feed a criterion."""
        from scoring.checks.register import NAMES, RULES

        docs = {rule: (check.__doc__ or "").strip().split("\n")[0] for rule, check in RULES.items()}
        return tuple((name, f"{name} {docs[name.partition('.')[0]]}") for name in NAMES)

    def conditions(self) -> Sequence[Choice]:
        """The case facts that the edition defines."""
        return tuple(condition_labels(self._editor.tree).items())

    def leaves(self) -> Sequence[Choice]:
        """The criteria of the draft."""
        numbers = codes(self._editor.tree)
        return tuple(
            (str(node.get("id", "")), f"{node.get('code') or numbers[path]} {node.get('title', '')}")
            for path, node in walk(self._editor.tree)
            if not is_section(node)
        )

    def leaves_before(self) -> Sequence[Choice]:
        """The criteria of the edition before."""
        before = self._editor.draft.before
        return tuple((leaf.id, f"{leaf.code} {leaf.title}") for leaf in before.criteria()) if before else ()

    def sections(self) -> Sequence[Choice]:
        """The parts of the draft."""
        listed = self._editor.tree.get("sections", [])
        return tuple((str(node.get("id", "")), str(node.get("title", ""))) for node in listed)

    def case_types(self) -> Sequence[Choice]:
        """The kinds of case that the edition tells apart."""
        listed = self._editor.tree.get("case_types", [])
        return tuple((str(kind.get("id", "")), str(kind.get("label", ""))) for kind in listed)

    def grades(self) -> Sequence[Choice]:
        """The grades of the draft."""
        listed = self._editor.tree.get("grades", [])
        return tuple((str(g.get("label", "")), str(g.get("label", ""))) for g in listed if isinstance(g, dict))

    def condition_offers(self) -> dict[str, Sequence[Choice]]:
        """What a row of a condition can ask, by its kind."""
        kinds = tuple(self.kind_labels.items())
        return {
            "condition": self.conditions(),
            "document": kinds,
            "procedure": self.procedures,
            "fact": self.facts,
        }
