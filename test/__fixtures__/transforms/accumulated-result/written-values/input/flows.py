from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow

TIMEOUT = timedelta(seconds=30)


class Report(BaseModel):
    text: str


@activity.defn
async def first(item: str) -> Report:
    return Report(text=item)


@activity.defn
async def second(item: str) -> Report:
    return Report(text=item)


STEPS = {"first": first, "second": second}


@workflow.defn
class ByChain:
    @workflow.run
    async def run(self, kinds: dict[str, str]) -> dict[str, Report]:
        found = {}
        for kind, item in kinds.items():
            if kind == "first":
                result = await workflow.execute_activity(first, args=[item], start_to_close_timeout=TIMEOUT)
            elif kind == "second":
                result = await workflow.execute_activity(second, args=[item], start_to_close_timeout=TIMEOUT)
            else:
                workflow.logger.warning("unknown: %s", kind)
                continue
            found[kind] = result
        return found


@workflow.defn
class ByHelper:
    @workflow.run
    async def run(self, kinds: list[str]) -> list[Report]:
        found = []
        for kind in kinds:
            found.append(await self.step("x", kind))
        return found

    async def step(self, item: str, kind: str) -> Report:
        if kind == "first":
            return await workflow.execute_activity(first, args=[item], start_to_close_timeout=TIMEOUT)
        elif kind in ("second", "third"):
            if item:
                return await workflow.execute_activity(second, args=[item], start_to_close_timeout=TIMEOUT)
            return Report(text="")
        else:
            raise ValueError(kind)


@workflow.defn
class ByTable:
    @workflow.run
    async def run(self, kinds: list[str]) -> list[Report]:
        found = []
        for kind in kinds:
            if kind in STEPS:
                found.append(await workflow.execute_activity(STEPS[kind], kind, start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class NotInTable:
    @workflow.run
    async def run(self, kinds: list[str]) -> list[Report]:
        found = []
        for kind in kinds:
            if kind not in STEPS:
                found.append(await workflow.execute_activity(first, args=[kind], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class OthersToo:
    @workflow.run
    async def run(self, kinds: list[str]) -> list[Report]:
        found = []
        for kind in kinds:
            if kind == "first":
                found.append(await workflow.execute_activity(first, args=[kind], start_to_close_timeout=TIMEOUT))
            else:
                found.append(await workflow.execute_activity(second, args=[kind], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class OneValueAgainAndAgain:
    @workflow.run
    async def run(self, states: list[str]) -> list[Report]:
        found = []
        for state in states:
            if state == "open":
                found.append(await workflow.execute_activity(first, args=[state], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class OfEachItem:
    @workflow.run
    async def run(self, items: list[Report], mode: str) -> list[Report]:
        found = []
        for item in items:
            if mode == "first":
                found.append(await workflow.execute_activity(first, args=[item.text], start_to_close_timeout=TIMEOUT))
            else:
                raise ValueError(mode)
        return found


@workflow.defn
class AnotherParameter:
    @workflow.run
    async def run(self, items: list[str], mode: str) -> list[Report]:
        found = []
        for item in items:
            found.append(await self.step(item, mode))
        return found

    async def step(self, item: str, kind: str) -> Report:
        if kind == "first":
            return await workflow.execute_activity(first, args=[item], start_to_close_timeout=TIMEOUT)
        raise ValueError(kind)
