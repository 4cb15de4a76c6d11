from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Places:
    @workflow.run
    async def run(self, offset: int) -> None:
        rows = await workflow.execute_activity(load_rows, args=[offset, 5], start_to_close_timeout=T)
        # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
        #   Convert it to a parent that starts one child workflow per batch.
        if len(rows) == 5: workflow.continue_as_new(offset + 5)
        # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
        #   Convert it to a parent that starts one child workflow per batch.
        print(rows); workflow.continue_as_new(offset + 5)
        # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
        #   Convert it to a parent that starts one child workflow per batch.
        rows or \
            workflow.continue_as_new(offset + 5)
        # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
        #   Convert it to a parent that starts one child workflow per batch.
        if len(rows) == 3: \
            workflow.continue_as_new(offset + 5)
        # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
        #   Convert it to a parent that starts one child workflow per batch.
        done = {
            "why": "nothing",
            "next": [workflow.continue_as_new(offset + 5) if rows else workflow.continue_as_new(offset + 5)],
        }
        match rows:
            case []:
                pass
            # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
            #   Convert it to a parent that starts one child workflow per batch.
            case _: workflow.continue_as_new(offset + 5)
        try:
            print(done)
        except ValueError:
            # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
            #   Convert it to a parent that starts one child workflow per batch.
            workflow.continue_as_new(offset + 5)
        finally:
            with open("log") as log:
                # The log is written first.

                # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves
                #   on). Convert it to a parent that starts one child workflow per
                #   batch.
                workflow.continue_as_new(offset + 5)
