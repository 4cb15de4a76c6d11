from datetime import datetime, timezone

from temporalio import workflow


def stamp(text: str, at: datetime | None = None) -> str:
    return f"{at or datetime.now(timezone.utc)} {text}"


def label(text: str, at: datetime | None = None) -> str:
    return f"{at or datetime.now(timezone.utc)} {text}"


@workflow.defn
class Post:
    @workflow.run
    async def run(self, text: str, sent: datetime | None) -> str:
        return stamp(text, workflow.now()) + stamp(text, at=workflow.now()) + label(text) + label(text, sent)
