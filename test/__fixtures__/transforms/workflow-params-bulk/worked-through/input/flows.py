from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow


@dataclass
class Parcel:
    number: int
    weight: float


@dataclass
class Delivery:
    parcels: list[Parcel]


@activity.defn
async def deliver(parcel: Parcel) -> None: ...


@activity.defn
async def deliver_some(parcels: list[Parcel]) -> None: ...


@workflow.defn
class OneByOne:
    @workflow.run
    async def run(self, delivery: Delivery) -> None:
        for parcel in delivery.parcels:
            await workflow.execute_activity(deliver, args=[parcel], start_to_close_timeout=timedelta(minutes=1))


@workflow.defn
class InSlices:
    @workflow.run
    async def run(self, delivery: Delivery) -> None:
        for i in range(0, len(delivery.parcels), 50):
            part = delivery.parcels[i : i + 50]
            await workflow.execute_activity(deliver_some, args=[part], start_to_close_timeout=timedelta(minutes=1))


@workflow.defn
class ByChildren:
    @workflow.run
    async def run(self, delivery: Delivery) -> None:
        for i, parcel in enumerate(delivery.parcels):
            await workflow.execute_child_workflow(
                Single.run, args=[parcel], id=f"{workflow.info().workflow_id}-{i}"
            )


@workflow.defn
class Single:
    @workflow.run
    async def run(self, parcel: Parcel) -> None: ...


@workflow.defn
class Weighed:
    @workflow.run
    async def run(self, delivery: Delivery) -> float:
        first = delivery.parcels[:1]
        return sum(parcel.weight for parcel in delivery.parcels) + len(first)
