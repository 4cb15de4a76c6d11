from temporalio import workflow


class Pay:
    async def run(self, greet, name, **options):
        await workflow.execute_activity(
            greet, args=["こんにちは世界、元気です"], **options
        )
        await workflow.execute_activity(
            greet, args=["héllo wörld, wie gehts"], **options
        )
        await workflow.execute_activity(greet, args=["𝒳🎉 party", name], **options)
