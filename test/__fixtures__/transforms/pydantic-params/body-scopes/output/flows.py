from dataclasses import dataclass

from pydantic import BaseModel
from temporalio import workflow


@dataclass
class Row:
    name: str


class ScopesRequest(BaseModel):
    """The input of ScopesWorkflow."""

    name: str
    size: int
    rows: list[str]
    seen: int


@workflow.defn
class ScopesWorkflow:
    @workflow.run
    async def run(self, request: ScopesRequest) -> str:
        rows = request.rows
        seen = request.seen
        row = Row(name=request.name)
        row.name = f"{request.name!r} {request.size:>3}"
        longest = max(rows, key=lambda row: len(row) + request.size)
        named = [name for name in rows if name != longest]
        firsts = {row: request.name[0] for row in rows}

        def inner(size: int = request.size) -> str:
            return request.name * size

        class Local:
            name = "local"
            label = longest

        seen += 1
        print(f"{rows=}")
        match row:
            case Row(name=other):
                return other + inner() + Local.name + str(named) + str(firsts) + str(seen)
        return request.name
