from datetime import timedelta

import pytest
from temporalio import activity, workflow


@activity.defn
async def double(number: int) -> int:
    return number * 2


@workflow.defn
class Doubles:
    @workflow.run
    async def run(self) -> None:
        await workflow.execute_activity(
            double,
            "two",  # type: ignore[arg-type]
            start_to_close_timeout=timedelta(seconds=1),
        )
        await workflow.execute_activity(
            double,
            "three",
            start_to_close_timeout=timedelta(seconds=1),
        )


def test_refused() -> None:
    with pytest.raises(TypeError):

        @activity.defn
        async def half(*, number: int) -> int:
            return number // 2
