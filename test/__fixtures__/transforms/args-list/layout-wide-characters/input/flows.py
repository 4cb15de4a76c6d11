from temporalio import workflow


class Pay:
    async def run(self, greet, name, **options):
        await workflow.execute_activity(greet, "こんにちは世界、元気です", **options)
        await workflow.execute_activity(greet, "héllo wörld, wie gehts", **options)
        await workflow.execute_activity(greet, "𝒳🎉 party", name, **options)
