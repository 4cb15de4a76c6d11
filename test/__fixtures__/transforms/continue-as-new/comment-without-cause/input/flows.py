from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


# TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
#   Convert it to a parent that starts one child workflow per batch.


@workflow.defn
class Converted:
    @workflow.run
    async def run(self, offset: int) -> None:
        # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
        #   Convert it to a parent that starts one child workflow per batch.
        # The comment above had a cause once, and so had that behind the line below.
        await workflow.execute_child_workflow("page", args=[offset])  # TODO(temporal-codemod): continue-as-new: x
        # TODO(temporal-codemod): another-topic: this one is not ours to judge.
        # TODO: continue-as-new


TEXT = """
# TODO(temporal-codemod): continue-as-new: in a text
"""
# TODO(temporal-codemod): continue-as-new: at the end