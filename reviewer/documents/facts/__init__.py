"""Facts (要素) of a case file, read from its documents. Keys: docs/facts.md."""

from reviewer.documents.facts.extraction import FactEntry, as_json, extract

__all__ = ["FactEntry", "as_json", "extract"]
