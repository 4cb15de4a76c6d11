from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Optional
from uuid import UUID

from kinds import Color
from temporalio import workflow


@workflow.defn
class TypesFlow:
    @workflow.run
    async def run(
        self,
        color: Color,
        key: UUID,
        at: datetime,
        price: Decimal,
        pause: timedelta = timedelta(hours=1),
        day: Optional[date] = None,
    ) -> list[str]:
        next_day = day + timedelta(days=1) if day is not None else None
        return [
            f"{type(color).__name__} {color.name}",
            f"{type(key).__name__} {key.version}",
            f"{(at + pause).isoformat()}",
            f"{type(price).__name__} {price * 2}",
            f"{next_day}",
        ]
