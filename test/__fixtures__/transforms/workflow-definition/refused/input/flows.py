from temporalio import workflow
from base import Base


@workflow.defn
class NoRun:
    async def run(self) -> None: ...


@workflow.defn
class Twice:
    @workflow.run
    async def run(self) -> None: ...

    @workflow.run
    async def again(self) -> None: ...


@workflow.defn
class NotAsync:
    @workflow.run
    def run(self) -> None: ...


@workflow.defn
class Inherits(Base):
    pass


@workflow.defn
class SameName:
    @workflow.run
    async def run(self) -> None: ...

    @workflow.signal(name="go")
    def first(self) -> None: ...

    @workflow.signal(name="go")
    def second(self) -> None: ...

    @workflow.query
    def go(self) -> int:
        return 1


@workflow.defn
class Needs:
    def __init__(self, start: int) -> None: ...

    @workflow.run
    async def run(self, start: int) -> None: ...


@workflow.defn
class Differs:
    @workflow.init
    def __init__(self, start: int) -> None: ...

    @workflow.run
    async def run(self, start: int, end: int) -> None: ...
