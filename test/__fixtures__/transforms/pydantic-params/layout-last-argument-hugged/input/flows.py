from temporalio import workflow


@workflow.defn
class SweepWorkflow:
    @workflow.run
    async def run(self, room_count: int, carried_over: dict | None = None) -> int:
        done = (carried_over or {}).get("done", 0)
        if done < room_count:
            workflow.continue_as_new(args=[room_count, {
                "done": done + 1,

                "reason": (
                    "more rooms"
                ),
            }])
        return done
