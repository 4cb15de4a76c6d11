from datetime import datetime, timezone

from temporalio import workflow


def today() -> str:
    try:
        moment = workflow.now()
    except Exception:
        moment = datetime.now(timezone.utc)
    return moment.isoformat()


def measured() -> datetime:
    try:
        check()
        return workflow.now()
    except ValueError:
        return datetime.now(timezone.utc)


def check() -> None: ...


@workflow.defn
class Diary:
    @workflow.run
    async def run(self) -> str:
        return today() + measured().isoformat()
