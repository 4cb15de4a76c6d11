from abc import abstractmethod
from typing import Any

from temporalio import activity, workflow


class Periodic:
    @workflow.run
    async def run(self, every: int, *args: Any, **kwargs: Any) -> None:
        await self.once(*args)

    @workflow.signal
    async def change(self, *args: Any) -> None:
        await self.once(*args)

    @abstractmethod
    async def once(self, *args: Any) -> None: ...


class Named:
    @workflow.run
    async def run(self, request: Any) -> None:
        workflow.logger.info("%s", request)


@workflow.defn
class Own:
    @workflow.run
    async def run(self, *args: Any, **kwargs: Any) -> None:
        workflow.logger.info("%s %s", args, kwargs)


@activity.defn
async def charge(*args: Any, **kwargs: Any) -> None:
    activity.logger.info("%s %s", args, kwargs)


class Shop:
    @activity.defn
    async def refund(self, *args: Any) -> None:
        activity.logger.info("%s", args)
