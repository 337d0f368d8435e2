"""The main sheet of a workbook, row after row: which section, item and criterion a rule belongs to."""

from typing import Any, Protocol

from reviewer.library.rubrics import table as t

Plain = dict[str, Any]


class Cells(Protocol):
    """What reads single cells and collects problems."""

    def problem(self, sheet: str, row: int, message: str, allowed: str = "") -> None: ...

    def value(self, name: str, text: str, sheet: str, row: int) -> Any: ...

    def data(self, text: str, sheet: str, row: int) -> Any: ...


class MainRows:
    """The main sheet, row after row: which section, item and criterion a rule belongs to."""

    def __init__(self, reader: Cells, nodes: dict[str, Plain]) -> None:
        self.reader = reader
        self.nodes = nodes
        inner = {id(i) for n in nodes.values() for i in n["items"]}
        self.top = [n for n in nodes.values() if id(n) not in inner]
        self.rows: dict[int, int] = {}
        self._unused = list(self.top)
        self._own_order: set[int] = set()
        self._section: Plain | None = None
        self._leaf: Plain | None = None
        self._count = 0

    def take(self, row: int, cells: dict[str, str]) -> None:
        if cells.get("部分"):
            self._section = self._named(cells["部分"], row)
        if cells.get("评查项") or cells.get("编号"):
            self._start(row, cells)
        if any(cells.get(h) for h in t.RULE_COLUMNS):
            if self._leaf is None:
                self.reader.problem(t.MAIN, row, "扣分情形不属于任何评查项。", "请先填写评查项。")
            else:
                self._rule(row, cells)

    def _named(self, name: str, row: int) -> Plain:
        """The section of this name: the one going on, else the next unused, else one met before, else a new one."""
        if self._section is not None and _label(self._section) == name:
            return self._section
        candidates = [n for n in (*self._unused, *self.top) if _label(n) == name]
        if candidates:
            node = candidates[0]
            self._unused = [n for n in self._unused if n is not node]
        else:
            self._count += 1
            node = {"id": f"s{self._count}", "title": name, "items": []}
            self.top.append(node)
        self.rows.setdefault(id(node), row)
        self._leaf = None
        return node

    def _start(self, row: int, cells: dict[str, str]) -> None:
        if self._section is None:
            self.reader.problem(t.MAIN, row, "评查项没有所属的部分。", "请填写“部分”一列。")
            self._section = self._named("未分部分", row)
        leaf: Plain = {}
        for heading, name in {**t.LEAF_COLUMNS, **t.MORE_COLUMNS}.items():
            text = cells.get(heading, "")
            if name and text:
                leaf[name] = text.split("\n") if name in t.LISTS else self.reader.value(name, text, t.MAIN, row)
        leaf.update(self._more(cells.get("其他设置", ""), row))
        self._count += 1
        leaf.setdefault("id", f"c{self._count}")
        self._leaf = leaf
        self.rows[id(leaf)] = row
        self._parent(row, cells.get("项目", "")).append(leaf)

    def _more(self, text: str, row: int) -> Plain:
        """The settings without a column of their own."""
        more = self.reader.data(text, t.MAIN, row) if text else {}
        if more is not None and not isinstance(more, dict):
            self.reader.problem(t.MAIN, row, f"“{text[:30]}”的写法不对。", "请恢复导出时的内容，或者删去。")
        return more if isinstance(more, dict) else {}

    def _parent(self, row: int, path: str) -> list[Plain]:
        """The list this criterion belongs in; an item stands where its first criterion stands."""
        assert self._section is not None
        node = self._section
        for name in path.split("／") if path else ():
            inner = self.nodes.get(name)
            if inner is None:
                inner = {"id": name, "title": name, "items": []}
                self.nodes[name] = inner
                node["items"].append(inner)
            elif id(inner) not in self._own_order and inner in node["items"]:
                node["items"].remove(inner)
                node["items"].append(inner)
            self._own_order.add(id(inner))
            self.rows.setdefault(id(inner), row)
            node = inner
        items: list[Plain] = node["items"]
        return items

    def _rule(self, row: int, cells: dict[str, str]) -> None:
        assert self._leaf is not None
        label = cells.get("扣分方式", "")
        if label not in t.KINDS:
            self.reader.problem(t.MAIN, row, f"不认识的扣分方式“{label}”。", f"允许：{'、'.join(t.KINDS)}。")
            return
        name, value = t.KINDS[label]
        group = self._leaf.setdefault("deductions" if name == "kind" else "vetoes", [])
        rule: Plain = {"id": cells.get("情形编号") or f"r{len(group) + 1}", "text": cells.get("扣分情形", "")}
        rule[name] = value
        try:
            rule.update(t.points_fields(value, cells.get("扣分", "")))
        except ValueError:
            self.reader.problem(t.MAIN, row, f"看不懂扣分“{cells['扣分']}”。", "区间写成“1～5 间隔 0.5”。")
            return
        if cells.get("上限"):
            rule["cap"] = cells["上限"]
        rule.update(self._more(cells.get("情形其他设置", ""), row))
        self.rows[id(rule)] = row
        group.append(rule)


def _label(section: Plain) -> str:
    return f"{section.get('code', '')} {section.get('title', '')}".strip()
