"""The keys as the user chose them: kept in the user's settings, written to a file and read from one."""

import json
from collections.abc import Mapping

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QKeySequence

from reviewer.windows.desk.actions import ACTIONS, action, actions, choose, tip
from reviewer.windows.frame import frame_keys
from scoring.errors import ReviewError

SETTING, FORMAT = "desk/keys", "mingjuan-keys-1"
_KEPT = frozenset({"leave", *(f"rule_{n}" for n in range(1, 10))})  # Esc always leaves; numbers are those on the screen


class KeyMap(QObject):
    """Which keys each action has. A key belongs to one action, and every action keeps at least one key."""

    changed = Signal(object)  # the tips by action as they were

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        try:
            choose(_read(str(settings.value(SETTING, "")) or _written({})))
        except ReviewError:
            choose({})  # a settings file somebody damaged: the program's own keys

    @staticmethod
    def may_change(name: str) -> bool:
        """Whether this action's keys are the user's to choose."""
        return name not in _KEPT

    @staticmethod
    def owner(keys: str) -> str:
        """The action that has this key now, empty where none has."""
        wanted = _normal(keys)
        return next((a.name for a in actions() if wanted in map(_normal, a.keys)), "")

    def objection(self, name: str, keys: str) -> str:
        """Why this key cannot be given to this action; empty where it can."""
        owner = self.owner(keys)
        if not _normal(keys):
            return self.tr("请先按下一个键。")
        if _normal(keys) in frame_keys.ALL:
            return self.tr("此键由主窗口使用，不能改作他用。")
        if owner and owner != name and owner in _KEPT:
            return self.tr("此键固定用于“{}”，不能改作他用。").format(action(owner).words)
        if owner and owner != name and len(action(owner).keys) == 1:
            return self.tr("此键是“{}”唯一的快捷键，请先给它换一个。").format(action(owner).words)
        return ""

    def give(self, name: str, keys: str, *, also: bool = False) -> None:
        """Gives a key to an action, in place of its own or beside them; whoever had it loses it. Raises ReviewError."""
        objection = self.objection(name, keys)
        if objection:
            raise ReviewError(objection)
        chosen = self._chosen()
        owner, key = self.owner(keys), QKeySequence(keys).toString()
        if owner and owner != name:
            chosen[owner] = tuple(k for k in action(owner).keys if _normal(k) != _normal(key))
        kept = action(name).keys if also else ()
        chosen[name] = tuple(dict.fromkeys((*kept, key)))
        self._take(chosen)

    def reset(self) -> None:
        """The program's own keys again."""
        self._take({})

    def text(self) -> str:
        """What differs from the program's own keys, as a file."""
        return _written(self._chosen())

    def take_text(self, text: str) -> None:
        """Keys from a file. Raises ReviewError, and nothing changes."""
        self._take(_read(text))

    @staticmethod
    def _chosen() -> dict[str, tuple[str, ...]]:
        return {a.name: action(a.name).keys for a in ACTIONS if action(a.name).keys != a.keys}

    def _take(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        before = {a.name: tip(a.name) for a in ACTIONS}
        choose(chosen)
        self._settings.setValue(SETTING, _written(chosen))
        self.changed.emit(before)


def _normal(keys: str) -> str:
    return QKeySequence(keys).toString()


def _written(chosen: Mapping[str, tuple[str, ...]]) -> str:
    return json.dumps({"format": FORMAT, "keys": {n: list(k) for n, k in chosen.items()}}, ensure_ascii=False, indent=1)


def _read(text: str) -> dict[str, tuple[str, ...]]:
    """Keys out of a file's text. Names of another version of the program are passed over."""
    hint = "请选择由本程序导出的快捷键文件。"
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ReviewError("这不是快捷键文件。", hint) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("keys"), dict):
        raise ReviewError("这不是快捷键文件。", hint)
    known = {a.name: a for a in ACTIONS if KeyMap.may_change(a.name)}
    chosen: dict[str, tuple[str, ...]] = {}
    for name, keys in data["keys"].items():
        if not isinstance(keys, list) or not keys or not all(isinstance(k, str) and _normal(k) for k in keys):
            raise ReviewError(f"文件中“{name}”的快捷键无法识别。", hint)
        if name in known:
            chosen[name] = tuple(keys)
    _refuse_doubles(chosen)
    return chosen


def _refuse_doubles(chosen: Mapping[str, tuple[str, ...]]) -> None:
    taken: dict[str, str] = {}
    hint = "请改正文件后再导入。"
    for one in ACTIONS:
        for keys in chosen.get(one.name, one.keys):
            if _normal(keys) in frame_keys.ALL:
                raise ReviewError(f"“{one.words}”的快捷键 {keys} 由主窗口使用，不能改作他用。", hint)
            other = taken.setdefault(_normal(keys), one.name)
            if other != one.name:
                words = f"“{action(other).words}”和“{one.words}”用了同一个快捷键 {keys}。"
                raise ReviewError(words, hint)
