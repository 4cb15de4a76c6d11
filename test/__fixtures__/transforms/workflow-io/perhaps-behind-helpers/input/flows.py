from temporalio import workflow

from lib.router import Client, a, by_kind, cached, fallback, fill, route, short, two_ways


@workflow.defn
class Perhaps:
    @workflow.run
    async def run(self, value: str) -> None:
        route("temporal", {"action": "check"})
        by_kind("write")
        fallback("x")
        short("")
        a(value)
        fill(value)


@workflow.defn
class ForCertain:
    @workflow.run
    async def run(self, value: str) -> None:
        cached()
        client = Client()
        client.get("http://x")
        two_ways(value)
        if value:
            two_ways(None)


@workflow.defn
class GivesWhatItGot:
    @workflow.run
    async def run(self, value: str) -> None:
        kind = "write"
        by_kind(kind)
        by_kind(kind=value)
        short(value.strip())
        fill(value)
