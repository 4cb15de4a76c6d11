from dataclasses import dataclass, field


@dataclass(frozen=True)
class Basket:
    owner: str
    items: list[str] = field(default_factory=list)
    note: str = ""

    @property
    def size(self) -> int:
        return len(self.items)
