"""疑点检查：one module a rule. `run_all` runs them in the order of scoring.checks.register."""

from scoring.checks.running import run_all

__all__ = ["run_all"]
