from temporalio import workflow


class Jobs:
    async def execute_activity(self, activity, payload, *rest, **options):
        return workflow.now(), activity, payload, rest, options

    def start_activity(self, activity, payload): ...
