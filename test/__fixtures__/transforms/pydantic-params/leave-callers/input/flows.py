from temporalio import workflow


@workflow.defn
class ListFlow:
    @workflow.run
    async def run(self, first: str, second: int) -> str:
        return first * second


@workflow.defn
class StarFlow:
    @workflow.run
    async def run(self, first: str, second: int) -> str:
        return first * second


@workflow.defn
class WrappedFlow:
    @workflow.run
    async def run(self, first: str, second: int) -> str:
        return first * second


@workflow.defn
class PartialFlow:
    @workflow.run
    async def run(self, first: str, second: int) -> str:
        return first * second


@workflow.defn
class TableFlow:
    @workflow.run
    async def run(self, first: str, second: int) -> str:
        return first * second


@workflow.defn
class TooManyFlow:
    @workflow.run
    async def run(self, first: str, second: int) -> str:
        return first * second


@workflow.defn
class WrongTypeFlow:
    @workflow.run
    async def run(self, first: str, second: int) -> str:
        return first * second


@workflow.defn(name="named")
class NamedFlow:
    @workflow.run
    async def run(self, first: str, second: int) -> str:
        return first * second


@workflow.defn
class FineFlow:
    @workflow.run
    async def run(self, first: str, second: int) -> str:
        return first * second
