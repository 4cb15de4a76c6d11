from temporalio import workflow


@workflow.defn
class Parcel:
    @workflow.run
    async def run(self, parcel: str, depot: str) -> str:
        print(f"the parcel {parcel} leaves the depot {depot} within the hour")
        print(f"the parcel {parcel} leaves the depot {depot} within the hour, the van is there")
        print("the parcel, with a place", parcel, "and the depot", depot, "and more")
        if print(f"the parcel {parcel} leaves the depot {depot} within the hour"):
            return parcel
        print(f"the parcel {parcel} leaves the depot {depot} within the hour")  # noqa: T201
        print(f"the parcel {parcel} leaves the depot"), print(f"the depot {depot} has it")
        print(f"a short one: {parcel}")
        return depot
