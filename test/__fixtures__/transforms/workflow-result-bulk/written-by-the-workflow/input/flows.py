from dataclasses import dataclass, field

from temporalio import workflow


@dataclass
class Decision:
    approved: bool
    steps: list[dict] = field(default_factory=list)


@workflow.defn
class Approve:
    def __init__(self) -> None:
        self.answers: dict[str, str] = {}

    @workflow.run
    async def run(self, people: list[str]) -> Decision:
        return await self.ask(people)

    async def ask(self, people: list[str]) -> Decision:
        steps: list[dict] = []
        for person in people:
            await workflow.wait_condition(lambda: person in self.answers)
            if self.answers[person] == "no":
                steps.append({"person": person, "answer": "no"})
                return Decision(approved=False, steps=steps)
            steps.append({"person": person, "answer": "yes"})
        return Decision(approved=True, steps=steps)


@workflow.defn
class Log:
    @workflow.run
    async def run(self, name: str) -> list[dict]:
        log = [{"what": "began"}]
        log.append({"what": "ended"})
        return log


@workflow.defn
class FromAnActivity:
    @workflow.run
    async def run(self, name: str) -> Decision:
        steps = await workflow.execute_activity("load", name)
        return Decision(approved=True, steps=steps)


@workflow.defn
class Both:
    @workflow.run
    async def run(self, name: str) -> Decision:
        steps = [{"what": "began"}]
        steps.extend(await workflow.execute_activity("load", name))
        return Decision(approved=True, steps=steps)


@workflow.defn
class ResultInEachEntry:
    @workflow.run
    async def run(self, names: list[str]) -> Decision:
        steps = []
        for name in names:
            rows = await workflow.execute_activity("load", name)
            steps.append({"name": name, "rows": rows})
        return Decision(approved=True, steps=steps)


@workflow.defn
class TwoLists:
    @workflow.run
    async def run(self, name: str) -> Decision:
        steps = [{"what": "began"}]
        steps.append({"what": "ended"})
        if name:
            return Decision(True, steps=await workflow.execute_activity("load", name))
        return Decision(approved=True, steps=steps)
