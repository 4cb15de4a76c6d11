from elsewhere_on_this_planet import Parcel
from temporalio import workflow


@workflow.defn
class Send:
    @workflow.run
    async def run(self, request: Request) -> None: ...


@workflow.defn
class Receive:
    @workflow.run
    async def run(self, parcel: Parcel) -> None: ...


@workflow.defn
class Count:
    @workflow.run
    async def run(self, number: object, more: Request) -> None: ...
