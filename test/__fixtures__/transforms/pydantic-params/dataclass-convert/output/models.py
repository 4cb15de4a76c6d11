import dataclasses

from pydantic import BaseModel, ConfigDict, Field


class Order(BaseModel):
    """What a customer wants."""

    model_config = ConfigDict(frozen=True)

    number: int
    items: list[str] = Field(default_factory=list)  # by name
    note: str | None = None

    @property
    def size(self) -> int:
        return len(self.items)


@dataclasses.dataclass
class Plain:
    number: int
