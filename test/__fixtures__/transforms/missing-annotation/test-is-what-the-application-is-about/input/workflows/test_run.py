from temporalio import activity, workflow


@activity.defn
async def test_device(device):
    return device


@workflow.defn
class TestRun:
    @workflow.run
    async def run(self, device):
        return device

    @workflow.signal
    def test_done(self, verdict) -> None:
        self.verdict = verdict
