from temporalio import workflow

from decorators import bare_run, loud, traced_run


@workflow.defn
class Traced:
    @traced_run
    async def run(self, rows: list[dict]) -> None:
        ...


@workflow.defn
class Loud:
    @loud
    async def run(self, rows: list[dict]) -> None:
        ...


@workflow.defn
class Bare:
    @bare_run
    async def run(self, rows: list[dict]) -> None:
        ...
