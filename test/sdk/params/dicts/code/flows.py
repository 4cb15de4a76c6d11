from typing import Any

from temporalio import workflow


@workflow.defn
class ReportFlow:
    @workflow.run
    async def run(self, options: dict[str, Any]) -> str:
        title = options["title"]
        rows = options.get("rows", 3)
        if rows > 5:
            title = f"{title} ({options.get('note')})"
        return f"{title}: {rows}"
