# wants: ids-in-input child-workflow-id
from pydantic import BaseModel
from temporalio import workflow


class Tour(BaseModel):
    house_ids: list[str]


class Stop(BaseModel):
    house_id: str


@workflow.defn
class VisitHouse:
    @workflow.run
    async def run(self, stop: Stop) -> None: ...


@workflow.defn
class VisitHouses:
    @workflow.run
    async def run(self, tour: Tour) -> None:
        for house_id in tour.house_ids:
            await workflow.execute_child_workflow(
                VisitHouse.run, args=[Stop(house_id=house_id)], id=str(workflow.uuid4())
            )
