from datetime import timedelta

import temporalio.workflow
import temporalio.workflow as tw

import activities


@tw.defn
class DottedFlow:
    @tw.run
    async def run(self, value: int) -> int:
        first = await temporalio.workflow.execute_activity(
            activities.double,
            value,  # the input, as it came
            start_to_close_timeout=timedelta(seconds=10),
        )
        handle = tw.start_activity(
            activities.numbers.double,
            arg=first,
            start_to_close_timeout=timedelta(seconds=10),
        )
        return await handle
