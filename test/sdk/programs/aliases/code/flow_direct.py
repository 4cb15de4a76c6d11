from datetime import timedelta

from temporalio.workflow import defn, execute_activity, run
from temporalio.workflow import execute_local_activity as run_here

from activities.text import shout, title

TEN = timedelta(seconds=10)


@defn
class DirectFlow:
    @run
    async def run(self, text: str) -> list[str]:
        from temporalio.workflow import start_activity as begin

        return [
            await execute_activity(title, text, start_to_close_timeout=TEN),
            await run_here(title, "at home", start_to_close_timeout=TEN),
            await begin(shout, "begun", start_to_close_timeout=TEN),
        ]
