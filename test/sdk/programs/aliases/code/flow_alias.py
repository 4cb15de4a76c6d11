from datetime import timedelta

from temporalio import workflow as wf

from activities import double, loud


@wf.defn
class AliasFlow:
    @wf.run
    async def run(self, value: int) -> str:
        doubled = await wf.execute_activity(
            double, value, start_to_close_timeout=timedelta(seconds=10)
        )
        return await wf.execute_activity(
            loud, f"alias {doubled}", start_to_close_timeout=timedelta(seconds=10)
        )
