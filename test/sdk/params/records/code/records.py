from dataclasses import dataclass, field
from enum import IntEnum


class Level(IntEnum):
    LOW = 1
    HIGH = 2


@dataclass
class Item:
    sku: str
    count: int = 1


@dataclass
class Order:
    number: int
    items: list[Item] = field(default_factory=list)
