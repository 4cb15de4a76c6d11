from dataclasses import dataclass

from temporalio import workflow


@dataclass
class Row:
    name: str


@workflow.defn
class ScopesWorkflow:
    @workflow.run
    async def run(self, name: str, size: int, rows: list[str], seen: int) -> str:
        row = Row(name=name)
        row.name = f"{name!r} {size:>3}"
        longest = max(rows, key=lambda row: len(row) + size)
        named = [name for name in rows if name != longest]
        firsts = {row: name[0] for row in rows}

        def inner(size: int = size) -> str:
            return name * size

        class Local:
            name = "local"
            label = longest

        seen += 1
        print(f"{rows=}")
        match row:
            case Row(name=other):
                return other + inner() + Local.name + str(named) + str(firsts) + str(seen)
        return name
