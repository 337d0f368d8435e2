"""Orders that are not carried out yet, in memory."""

from dataclasses import dataclass, field

from reviewer.presenters.outputs import Output


@dataclass
class KeptInMemory:
    """presenters.outputs.KeptOutputs."""

    orders: dict[str, Output] = field(default_factory=dict)

    def begin(self, output: Output) -> Output:
        self.keep(output)
        return output

    def keep(self, output: Output) -> None:
        self.orders[output.id] = output

    def forget(self, output: str) -> None:
        self.orders.pop(output, None)

    def unfinished(self) -> tuple[Output, ...]:
        return tuple(self.orders.values())
