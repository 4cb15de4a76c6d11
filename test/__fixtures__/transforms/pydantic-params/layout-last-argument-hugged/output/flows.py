from pydantic import BaseModel
from temporalio import workflow


class SweepRequest(BaseModel):
    """The input of SweepWorkflow."""

    room_count: int
    carried_over: dict | None = None


@workflow.defn
class SweepWorkflow:
    @workflow.run
    async def run(self, request: SweepRequest) -> int:
        done = (request.carried_over or {}).get("done", 0)
        if done < request.room_count:
            workflow.continue_as_new(args=[SweepRequest(
                room_count=request.room_count,
                carried_over={
                    "done": done + 1,

                    "reason": (
                        "more rooms"
                    ),
                },
            )])
        return done
