from temporalio import workflow


@workflow.defn
class Parcel:
    @workflow.run
    async def run(self, parcel: str, depot: str) -> str:
        workflow.logger.info(
            f"the parcel {parcel} leaves the depot {depot} within the hour"
        )
        workflow.logger.info(
            f"the parcel {parcel} leaves the depot {depot} within the hour, the van is there"
        )
        print("the parcel, with a place", parcel, "and the depot", depot, "and more")
        if print(f"the parcel {parcel} leaves the depot {depot} within the hour"):
            return parcel
        workflow.logger.info(f"the parcel {parcel} leaves the depot {depot} within the hour")  # noqa: T201
        workflow.logger.info(f"the parcel {parcel} leaves the depot"), workflow.logger.info(f"the depot {depot} has it")
        workflow.logger.info(f"a short one: {parcel}")
        return depot
