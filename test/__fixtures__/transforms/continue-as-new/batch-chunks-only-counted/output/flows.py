from datetime import timedelta

from temporalio import workflow

MOST = 500


@workflow.defn
class Drain:
    """The activity knows what is left; the run only counts."""

    @workflow.run
    async def run(self, size: int = 20, before: dict | None = None) -> int:
        before = before or {}
        chunk_index = before.get("chunk_index", 0)
        here = 0
        while True:
            rows = await workflow.execute_activity(
                "fetch_pending", {"limit": size}, start_to_close_timeout=timedelta(minutes=1)
            )
            if not rows:
                break
            chunk_index += 1
            for row in rows:
                await workflow.execute_activity("handle", row, start_to_close_timeout=timedelta(minutes=1))
            here += len(rows)
            workflow.logger.info("chunk %s", chunk_index)
            if here >= MOST:
                # TODO(temporal-codemod): continue-as-new: a batch loop (chunk_index
                #   moves on). Convert it to a parent that starts one child workflow per
                #   batch.
                workflow.continue_as_new(args=[size, {"chunk_index": chunk_index}])
        return chunk_index
