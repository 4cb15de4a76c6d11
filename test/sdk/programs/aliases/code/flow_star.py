from datetime import timedelta

from temporalio.workflow import *  # noqa: F403

try:
    from activities import double
except ImportError:
    double = None  # type: ignore[assignment]


@defn  # noqa: F405
class StarFlow:
    @run  # noqa: F405
    async def run(self, value: int) -> int:
        return await execute_activity(  # noqa: F405
            double, value, start_to_close_timeout=timedelta(seconds=10)
        )
