from temporalio import activity


@activity.defn
async def pack(parcel: str) -> None: ...


class Parcels:
    @activity.defn
    async def weigh(self, parcel: str) -> int: ...
