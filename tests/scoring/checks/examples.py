"""For every rule a file that breaks it, one that keeps it, one of which nobody can tell, side by side."""

from tests.scoring.checks import examples_conditions, examples_consistency, examples_order, examples_periods
from tests.scoring.checks.example_papers import Examples

EXAMPLES: dict[str, Examples] = {
    **examples_periods.EXAMPLES,
    **examples_order.EXAMPLES,
    **examples_conditions.EXAMPLES,
    **examples_consistency.EXAMPLES,
}
