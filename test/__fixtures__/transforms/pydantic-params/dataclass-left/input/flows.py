from dataclasses import asdict, astuple, dataclass, field, fields

from temporalio import workflow


@dataclass
class Checked:
    number: int

    def __post_init__(self) -> None:
        assert self.number > 0


@dataclass
class Base:
    number: int


@dataclass
class Derived(Base):
    name: str


@dataclass(slots=True)
class Slotted:
    number: int


@dataclass
class Copied:
    schema: str


@dataclass
class Hidden:
    number: int = field(default=1, repr=False)


@dataclass
class Tupled:
    number: int


@dataclass
class Matched:
    number: int


@dataclass
class Spread:
    number: int


def as_row(tupled: Tupled) -> tuple:
    return astuple(tupled)


def look(thing: Matched) -> int:
    match thing:
        case Matched(number):
            return number
    return 0


def make(row: list[int]) -> Spread:
    return Spread(*row)


@workflow.defn
class CheckedWorkflow:
    @workflow.run
    async def run(self, checked: Checked) -> None: ...


@workflow.defn
class DerivedWorkflow:
    @workflow.run
    async def run(self, derived: Derived) -> None: ...


@workflow.defn
class BaseWorkflow:
    @workflow.run
    async def run(self, base: Base) -> None: ...


@workflow.defn
class SlottedWorkflow:
    @workflow.run
    async def run(self, slotted: Slotted) -> None: ...


@workflow.defn
class CopiedWorkflow:
    @workflow.run
    async def run(self, copied: Copied) -> None: ...


@workflow.defn
class HiddenWorkflow:
    @workflow.run
    async def run(self, hidden: Hidden) -> None: ...


@workflow.defn
class TupledWorkflow:
    @workflow.run
    async def run(self, tupled: Tupled) -> None: ...


@workflow.defn
class MatchedWorkflow:
    @workflow.run
    async def run(self, matched: Matched) -> None: ...


@workflow.defn
class SpreadWorkflow:
    @workflow.run
    async def run(self, spread: Spread) -> None: ...
