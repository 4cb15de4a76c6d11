from temporalio import workflow


@workflow.defn
class Shown:
    @workflow.run
    async def run(self, a: str, b: int) -> str:
        f"""no docstring {a}"""
        a += "!"
        return a * b


@workflow.defn
class Documented:
    @workflow.run
    async def run(self, a: str, b: int) -> str:
        """One """ r"""docstring."""
        # Why it changes.
        a += "!"
        return a * b
