from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow

TIMEOUT = timedelta(seconds=30)


class Request(BaseModel):
    items: list[str]
    done: list[str] = []


@activity.defn
async def process(item: str) -> bool:
    return bool(item)


@workflow.defn
class OnceAtMost:
    @workflow.run
    async def run(self, request: Request) -> str:
        for item in request.items:
            if item in request.done:
                await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
                return item
        for item in request.items:
            if item not in request.done:
                await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
                raise ValueError(item)
        for item in request.items:
            if item.startswith("a"):
                await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
                workflow.logger.info("%s", item)
                break
        for item in request.items:
            try:
                workflow.logger.info("%s", item)
            except ValueError:
                await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
                raise
        return ""


@workflow.defn
class UntilOneWorks:
    @workflow.run
    async def run(self, request: Request) -> str:
        for item in request.items:
            try:
                await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
                return item
            except ValueError:
                workflow.logger.info("%s", item)
        for item in request.items:
            if item:
                if not await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT):
                    continue
                return item
        for item in request.items:
            for _ in request.done:
                if item:
                    await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
                    break
        return ""


@workflow.defn
class Some:
    @workflow.run
    async def run(self, request: Request) -> None:
        for item in request.items:
            if item not in request.done:
                await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
        for item in request.items:
            if item in request.done:
                continue
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
        for item in request.items:
            match item:
                case "a":
                    await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
        for item in request.items:
            ok = item or await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
            workflow.logger.info("%s", ok)


@workflow.defn
class WhereItFails:
    @workflow.run
    async def run(self, request: Request) -> None:
        for item in request.items:
            try:
                workflow.logger.info("%s", item)
            except ValueError:
                if item:
                    await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)


@workflow.defn
class Every:
    @workflow.run
    async def run(self, request: Request) -> None:
        for item in request.items:
            try:
                workflow.logger.info("%s", item)
            except ValueError:
                continue
            finally:
                await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
        for item in request.items:
            ok = await workflow.execute_activity(process, args=[item], start_to_close_timeout=TIMEOUT)
            if not ok:
                break
