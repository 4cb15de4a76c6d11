from temporalio import workflow


@workflow.defn
class InviteWorkflow:
    @workflow.run
    async def run(self, email: str, copy_to: list[str], model_name: str, schema: str) -> str:
        return f"{email} {copy_to} {model_name} {schema}"
