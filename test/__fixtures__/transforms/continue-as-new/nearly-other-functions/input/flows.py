"""Nothing here calls workflow.continue_as_new(offset + 1)."""

from temporalio import workflow

from engine import continue_as_new
from engine import workflow as other


class Handler:
    def continue_as_new(self, state):
        return state

    def go(self, state):
        self.continue_as_new(state + 1)
        return super().continue_as_new(state)


@workflow.defn
class Waits:
    @workflow.run
    async def run(self, offset: int) -> None:
        # workflow.continue_as_new(offset + 1)
        continue_as_new(offset + 1)
        other.continue_as_new(offset + 1)
        print("workflow.continue_as_new(offset + 1)")
        if workflow.info().is_continue_as_new_suggested():
            workflow.logger.info("history is long")


def shadowed(workflow, offset):
    workflow.continue_as_new(offset + 1)


def swallow():
    try:
        pass
    except workflow.ContinueAsNewError:
        raise
