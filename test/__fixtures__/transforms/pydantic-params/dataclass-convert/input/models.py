import dataclasses
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Order:
    """What a customer wants."""

    number: int
    items: list[str] = field(default_factory=list)  # by name
    note: str = None

    @property
    def size(self) -> int:
        return len(self.items)


@dataclasses.dataclass
class Plain:
    number: int
