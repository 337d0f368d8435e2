"""Facts (要素) of a case file, read from its documents. Keys: docs/facts.md. `extraction` is the way in."""
