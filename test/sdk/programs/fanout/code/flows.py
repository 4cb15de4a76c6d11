import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from activities import Page, count, join, square

TEN = timedelta(seconds=10)
OPTIONS: dict[str, Any] = {"start_to_close_timeout": TEN}


async def forward(*args: Any, **kwargs: Any) -> Any:
    """Hands everything on, so it says nothing about payloads."""
    return await workflow.execute_activity(*args, **kwargs)


@workflow.defn
class FanoutFlow:
    @workflow.run
    async def run(self, values: list[int]) -> list[str]:
        squares = await asyncio.gather(
            *(
                workflow.execute_activity(square, v, start_to_close_timeout=TEN)
                for v in values
            ),
            workflow.execute_activity(square, 100, start_to_close_timeout=TEN),
        )
        handles = {
            v: workflow.start_activity(square, v + 1, start_to_close_timeout=TEN)
            for v in values
            if v > 1
        }
        tasks = [
            asyncio.create_task(
                workflow.execute_activity(
                    count,
                    Page(
                        number=v,
                        lines=["line"] * v,
                    ),
                    start_to_close_timeout=TEN,
                )
            )
            for v in values
        ]
        shielded = await asyncio.shield(
            workflow.execute_activity(square, -3, start_to_close_timeout=TEN)
        )
        nested = await workflow.execute_activity(
            square,
            await workflow.execute_activity(square, 3, start_to_close_timeout=TEN),
            start_to_close_timeout=TEN,
        )
        return [
            await workflow.execute_activity(join, squares, **OPTIONS),
            await workflow.execute_activity(
                join, [await handles[v] for v in sorted(handles)], **OPTIONS
            ),
            await workflow.execute_activity(
                join, await asyncio.gather(*tasks), start_to_close_timeout=TEN
            ),
            str(shielded),
            str(nested),
        ]


@workflow.defn
class StarredFlow:
    @workflow.run
    async def run(self, values: list[int]) -> list[str]:
        only = values[:1]
        starred = await workflow.execute_activity(
            square, *only, start_to_close_timeout=TEN
        )
        activity: Callable[[int], Any] = square if values else count  # type: ignore[assignment]
        chosen = await workflow.execute_activity(
            activity, (last := values[-1]), start_to_close_timeout=TEN
        )
        forwarded = await forward(square, args=[last], start_to_close_timeout=TEN)
        picked = await workflow.execute_activity(
            square,
            max(values, key=lambda v: (v % 5, -v)),
            start_to_close_timeout=TEN,
        )
        return [str(starred), str(chosen), str(forwarded), str(picked)]
