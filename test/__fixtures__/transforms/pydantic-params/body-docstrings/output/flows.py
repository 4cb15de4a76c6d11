from pydantic import BaseModel
from temporalio import workflow


class ShownRequest(BaseModel):
    """The input of Shown."""

    a: str
    b: int


@workflow.defn
class Shown:
    @workflow.run
    async def run(self, request: ShownRequest) -> str:
        a = request.a
        f"""no docstring {a}"""
        a += "!"
        return a * request.b


class DocumentedRequest(BaseModel):
    """The input of Documented."""

    a: str
    b: int


@workflow.defn
class Documented:
    @workflow.run
    async def run(self, request: DocumentedRequest) -> str:
        """One """ r"""docstring."""
        a = request.a
        # Why it changes.
        a += "!"
        return a * request.b
