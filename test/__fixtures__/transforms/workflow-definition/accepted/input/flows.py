from typing import Generic, TypeVar
from temporalio import workflow
from elsewhere import Foreign, unknown_decorator
from base import Base, traced_run

T = TypeVar("T")


@workflow.defn
class Plain:
    def __init__(self, start: int = 0) -> None: ...

    @workflow.run
    async def run(self) -> None: ...


@workflow.defn(name="other", sandboxed=False)
class Overrides(Base):
    @workflow.run
    async def run(self) -> None:
        await super().run()


@workflow.defn
class FromElsewhere(Foreign):
    pass


@workflow.defn
class Traced:
    @traced_run
    async def run(self) -> None: ...


@workflow.defn
class Unknown:
    @unknown_decorator
    async def run(self) -> None: ...


@workflow.defn
class Typed(Generic[T]):
    @workflow.init
    def __init__(self, start: int, end: "int") -> None: ...

    @workflow.run
    async def run(self, begin: int, end: "int") -> None: ...

    @workflow.signal(dynamic=True)
    async def any(self, name: str, args: list) -> None: ...


class NotAWorkflow:
    @workflow.signal
    def go(self) -> None: ...
