from pydantic import BaseModel
from temporalio import workflow


class Base(BaseModel):
    pass


class Order(Base):
    number: int


@workflow.defn
class NoParameter:
    @workflow.run
    async def run(self) -> None: ...


@workflow.defn
class OneModel:
    @workflow.run
    async def run(self, order: Order) -> None: ...


@workflow.defn
class MaybeOneModel:
    @workflow.run
    async def run(self, order: Order | None = None) -> None: ...


@workflow.defn(dynamic=True)
class Anything:
    @workflow.run
    async def run(self, args) -> None: ...
