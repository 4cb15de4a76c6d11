from temporalio import workflow


@workflow.defn
class CountdownFlow:
    @workflow.run
    async def run(self, label: str, start: int, step: int, spare: str) -> list[str]:
        """Counts down."""
        lines = []
        while start > 0:
            lines.append(f"{label} {start}")
            start -= step
        lines.append(f"{step=}")
        del spare
        for label in ("done", "over"):
            lines.append(label)
        return lines
