from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow

TIMEOUT = timedelta(seconds=30)


class Report(BaseModel):
    text: str


class Request(BaseModel):
    items: list[str]
    more: list[str] | None = None


@activity.defn
async def process(item: str) -> Report:
    return Report(text=item)


@workflow.defn
class Few:
    @workflow.run
    async def run(self, request: Request) -> dict:
        first = []
        for item in request.items[:10]:
            first.append(await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT))
        second = []
        for item in (request.more or [])[0:5]:
            second.append(await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT))
        top = request.items[-20:]
        third = []
        for i, item in enumerate(top):
            workflow.logger.info("%s", i)
            third.append(await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT))
        return {"a": first, "b": second, "c": third}


@workflow.defn
class Many:
    @workflow.run
    async def run(self, request: Request) -> list[Report]:
        found = []
        for item in request.items[:500]:
            found.append(await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class AllButAFew:
    @workflow.run
    async def run(self, request: Request) -> list[Report]:
        found = []
        for item in request.items[5:]:
            found.append(await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class AllButTheLast:
    @workflow.run
    async def run(self, request: Request) -> list[Report]:
        found = []
        for item in request.items[:-5]:
            found.append(await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class FewOfMany:
    @workflow.run
    async def run(self, requests: list[Request]) -> list[Report]:
        found = []
        for request in requests:
            for item in request.items[:5]:
                found.append(await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class AnyNumber:
    @workflow.run
    async def run(self, request: Request, most: int) -> list[Report]:
        found = []
        for item in request.items[:most]:
            found.append(await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT))
        return found
