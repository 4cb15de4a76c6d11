from dataclasses import dataclass

from temporalio import activity
from temporalio.exceptions import ApplicationError


@dataclass
class Parcel:
    weight: int
    to: str = "home"


@activity.defn
async def weigh(parcel: Parcel) -> int:
    return parcel.weight


@activity.defn
async def flaky(parcel: Parcel) -> str:
    if activity.info().attempt < 3:
        raise ApplicationError("not yet")
    return f"{parcel.to} at the third attempt"


class Desk:
    def __init__(self, city: str) -> None:
        self.city = city

    @activity.defn
    async def stamp(self, parcel: Parcel) -> str:
        return f"{self.city}: {parcel.to}"


@activity.defn
class Label:
    async def __call__(self, text: str) -> str:
        return f"[{text}]"
