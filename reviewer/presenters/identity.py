"""Who sits at this computer: the person whose name stands on sheets, and the computer's own identity."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from reviewer.storage.catalogue import Person
from reviewer.storage.workspace import Workspace
from scoring.errors import ReviewError

if TYPE_CHECKING:
    from reviewer.storage.record import Author

DEVICE = "identity/device"
LAST_NAME, LAST_UNIT = "identity/name", "identity/unit"  # whoever worked here last, in any workspace


class Identity:
    """The person at this computer, remembered in the workspace for this computer."""

    def __init__(self, workspace: Workspace, settings: QSettings) -> None:
        self._workspace, self._settings = workspace, settings
        self._person: Person | None = None
        self._was_read = False

    @property
    def device(self) -> str:
        """This computer's identity, made once."""
        known = str(self._settings.value(DEVICE, ""))
        if not known:
            known = self._workspace.clock.new_id()
            self._settings.setValue(DEVICE, known)
        return known

    @property
    def person(self) -> Person | None:
        """Who works here, None until somebody said so. Read once, so that any thread may ask afterwards."""
        if not self._was_read:
            chosen = self._workspace.catalogue.setting(self._key)
            self._person = next((person for person in self.persons() if person.id == chosen), None)
            self._was_read = True
        return self._person

    @property
    def author(self) -> "Author | None":
        """The person at this computer, as the record names authors."""
        from reviewer.storage.record import Author

        person = self.person
        return Author(person.id, self.device) if person else None

    def persons(self) -> list[Person]:
        """Everyone known in this workspace."""
        return self._workspace.catalogue.persons()

    @property
    def proposed(self) -> Person:
        """Who works here, else who did last in another workspace."""
        name, unit = (str(self._settings.value(key, "")) for key in (LAST_NAME, LAST_UNIT))
        return self.person or Person("", name, unit)

    def be(self, name: str, unit: str = "") -> Person:
        """From now on this person works here; entered where the name is new, with another unit where one is given."""
        name, unit = name.strip(), unit.strip()
        if not name:
            raise ReviewError("评查人姓名不能空着。", "请填写印在评查表上的姓名。")
        with self._workspace.store.writing():
            person = next((p for p in self.persons() if p.name == name), None)
            person = person or self._workspace.catalogue.add_person(name, unit)
            if unit and unit != person.unit:
                self._workspace.catalogue.set_unit(person.id, unit)
                person = Person(person.id, person.name, unit)
            self._workspace.catalogue.set_setting(self._key, person.id)
        self._person, self._was_read = person, True
        self._settings.setValue(LAST_NAME, person.name)
        self._settings.setValue(LAST_UNIT, person.unit)
        return person

    @property
    def _key(self) -> str:
        return f"person@{self.device}"
