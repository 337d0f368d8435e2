"""Every action of the desk: its keys, its Chinese name, where it belongs. The overlay and the tests read this table."""

from collections.abc import Mapping
from typing import NamedTuple

ITEMS, FINDINGS, SUSPICIONS, PAGES, VIEWS = "评查项", "问题", "疑点", "页面", "版面"
READING, FILE = "阅卷", "全卷"
PLACES = (ITEMS, FINDINGS, SUSPICIONS, PAGES, VIEWS, READING, FILE)


class Action(NamedTuple):
    """`keys` in Qt's portable form. `while_typing`: also works while the cursor stands in a box."""

    name: str
    keys: tuple[str, ...]
    words: str
    place: str
    while_typing: bool = False


READING_ACTIONS: tuple[Action, ...] = (
    Action("facts", ("U",), "要素", READING),
    Action("timeline", ("H",), "时间线", READING),
    Action("edit", ("F2",), "更正要素、文书名称和种类", READING),
    Action("begin_here", ("B",), "文书从本页开始", READING),
    Action("join", ("Shift+B",), "本文书并入上一文书", READING),
    Action("document_up", ("Alt+Up",), "本文书在目录中上移", READING),
    Action("document_down", ("Alt+Down",), "本文书在目录中下移", READING),
    Action("play", ("Z",), "打开所选录音录像", READING),
    Action("search_all", ("Ctrl+Shift+F",), "在全部案卷中检索", READING, True),
    Action("hit_next", ("F4",), "检索、查找的下一处", READING, True),
    Action("hit_previous", ("Shift+F4",), "检索、查找的上一处", READING, True),
)

ACTIONS: tuple[Action, ...] = (
    *(Action(f"rule_{n}", (str(n),), f"记录第 {n} 种情形", ITEMS) for n in range(1, 10)),
    Action("no_problem", ("0",), "无问题", ITEMS),
    Action("rest_clean", ("Alt+0",), "本部分其余项无问题", ITEMS),
    Action("not_applicable", ("N",), "不适用", ITEMS),
    Action("missing", ("M",), "应有而无", ITEMS),
    Action("elsewhere", ("E",), "在他处满足（当前页）", ITEMS),
    Action("doubt", ("D",), "存疑", ITEMS),
    Action("item_up", ("Up", "K"), "上一项", ITEMS),
    Action("item_down", ("Down", "J"), "下一项", ITEMS),
    Action("next_unscored", ("Tab",), "下一未评项", ITEMS),
    Action("next_doubtful", ("F3",), "下一有疑点或存疑的项", ITEMS, True),
    Action("only_relevant", ("L",), "只看与本文书有关的项", ITEMS),
    Action("attach", ("A",), "框选（或本页）附到上一条问题", FINDINGS),
    Action("whole_file", ("F",), "下一条问题记在全卷", FINDINGS),
    Action("change", ("R",), "修改问题、填写说明", FINDINGS),
    Action("withdraw", ("Backspace", "Delete"), "撤回问题", FINDINGS),
    Action("keep", ("Shift+Y",), "保留依据已变的问题", FINDINGS),
    Action("undo", ("Ctrl+Z",), "撤销", FINDINGS),
    Action("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "重做", FINDINGS),
    Action("next_suspicion", ("S",), "看下一条疑点", SUSPICIONS),
    Action("accept", ("Y",), "采纳疑点", SUSPICIONS),
    Action("dismiss", ("X",), "排除疑点", SUSPICIONS),
    Action("reopen", ("Shift+X",), "重新认定疑点", SUSPICIONS),
    Action("suspicion_page", ("Q",), "看疑点的下一处", SUSPICIONS),
    Action("page_next", ("PgDown", "Right"), "下一页", PAGES),
    Action("page_previous", ("PgUp", "Left"), "上一页", PAGES),
    Action("scroll_on", ("Space",), "下一屏", PAGES),
    Action("scroll_back", ("Shift+Space",), "上一屏", PAGES),
    Action("go_page", ("G", "Ctrl+G"), "转到第几页", PAGES),
    Action("find", ("Ctrl+F", "/"), "在本卷中查找", PAGES),
    Action("document_next", ("]", "Ctrl+PgDown"), "下一文书", PAGES),
    Action("document_previous", ("[", "Ctrl+PgUp"), "上一文书", PAGES),
    Action("first_page", ("Home",), "首页", PAGES),
    Action("last_page", ("End",), "末页", PAGES),
    Action("zoom_in", ("Ctrl++", "Ctrl+="), "放大", VIEWS, True),
    Action("zoom_out", ("Ctrl+-",), "缩小", VIEWS, True),
    Action("fit_width", ("W", "Ctrl+0"), "适合宽度", VIEWS),
    Action("fit_page", ("P",), "适合整页", VIEWS),
    Action("rotate", ("T",), "顺时针旋转", VIEWS),
    Action("continuous", ("C",), "连续或单页", VIEWS),
    Action("select_text", ("V",), "拖动时选文字或框选", VIEWS),
    Action("copy", ("Ctrl+C",), "复制所选文字", VIEWS),
    Action("pair", ("F8",), "并排看两处；再按关闭右侧", VIEWS, True),
    Action("open_beside", ("Shift+Return", "Shift+Enter"), "在右侧打开目录中所选文书", VIEWS),
    Action("pair_side", ("Shift+F6",), "到并排的另一侧", VIEWS, True),
    Action("pair_sync", ("Shift+F8",), "两侧同步滚动", VIEWS, True),
    Action("pair_swap", ("Ctrl+F8",), "左右对调", VIEWS, True),
    Action("thumbnails", ("F7",), "缩略图", VIEWS, True),
    Action("magnify", ("F9",), "放大镜", VIEWS, True),
    Action("detach", ("F12",), "页面移到单独的窗口、收回", VIEWS, True),
    Action("full_page", ("Shift+F11",), "只看页面（占满屏幕）", VIEWS, True),
    Action("full", ("F11",), "只留页面和评查项", VIEWS, True),
    *READING_ACTIONS,
    Action("next_file", ("Alt+PgDown",), "下一份待评案卷", FILE),
    Action("across", ("Ctrl+H",), "横评：逐卷评同一项", FILE, True),
    Action("across_on", ("Return", "Enter"), "横评中到下一卷", FILE),
    Action("file_on", (".",), "列表中的下一卷", FILE),
    Action("file_back", (",",), "列表中的上一卷", FILE),
    Action("submit", ("Ctrl+Return", "Ctrl+Enter"), "提交评查表", FILE, True),
    Action("give_back", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), "退回重评（已提交的）", FILE, True),
    Action("restart", ("Ctrl+Shift+R",), "改按适用的标准重评", FILE, True),
    Action("trace", ("I",), "看得分怎么算出来", FILE),
    Action("conditions", ("O",), "案情条件", FILE),
    Action("next_pane", ("F6",), "到下一个窗格", FILE, True),
    Action("help", ("?",), "全部快捷键", FILE),
    Action("keys", ("Ctrl+K",), "设置快捷键", FILE, True),
    Action("leave", ("Esc",), "离开、取消", FILE, True),
)

_WALKS = """undo redo item_up item_down next_unscored next_doubtful next_suspicion suspicion_page
page_next page_previous scroll_on scroll_back document_next document_previous zoom_in zoom_out hit_next hit_previous"""
WALKING = frozenset(_WALKS.split())  # a key held down goes on doing these; what decides something is done once

_SPOKEN = {
    "Return": "回车",
    "Enter": "回车",
    "Space": "空格",
    "Backspace": "退格",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "PgDown": "PgDn",
}


def spoken(keys: str) -> str:
    """A key as the overlay and the tips write it."""
    parts = ["+"] if keys == "+" else keys.replace("++", "+加号").split("+")
    return "+".join(_SPOKEN.get(part, "+" if part == "加号" else part) for part in parts)


def action(name: str) -> Action:
    """The action of this name with the keys it has now. Raises KeyError."""
    found = _BY_NAME[name]
    return found._replace(keys=_CHOSEN.get(name, found.keys))


def actions() -> tuple[Action, ...]:
    """All actions with the keys they have now."""
    return tuple(action(a.name) for a in ACTIONS)


def choose(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Keys the user chose in place of the program's own; one keyboard, so for all desks alike. KeyMap calls this."""
    _CHOSEN.clear()
    _CHOSEN.update(keys)


def key_of(name: str) -> str:
    """The key that sentences and buttons tell for an action, as it is chosen now."""
    return spoken(action(name).keys[0])


def tip(name: str) -> str:
    """What a button that does this says when pointed at: `存疑（D）`."""
    return f"{action(name).words}（{key_of(name)}）"


_BY_NAME = {a.name: a for a in ACTIONS}
_CHOSEN: dict[str, tuple[str, ...]] = {}
