from temporalio import workflow


def log(data: dict) -> None:
    print(data)


@workflow.defn
class HandedOnWorkflow:
    @workflow.run
    async def run(self, data: dict) -> None:
        print(data["name"])
        log(data)


@workflow.defn
class OddKeyWorkflow:
    @workflow.run
    async def run(self, data: dict) -> None:
        print(data["first-name"], data["class"])


@workflow.defn
class AnyKeyWorkflow:
    @workflow.run
    async def run(self, data: dict) -> None:
        for name in ("a", "b"):
            print(data[name])


@workflow.defn
class SetWorkflow:
    @workflow.run
    async def run(self, data: dict) -> None:
        data["seen"] = True
        print(data["name"])


@workflow.defn
class CaughtWorkflow:
    @workflow.run
    async def run(self, data: dict) -> str:
        try:
            return data["name"]
        except KeyError:
            return "nobody"


@workflow.defn
class TwoDefaultsWorkflow:
    @workflow.run
    async def run(self, data: dict) -> int:
        return data.get("size", 1) + data.get("size", 2)


@workflow.defn
class ReboundWorkflow:
    @workflow.run
    async def run(self, data: dict) -> int:
        data = {**data, "x": 1}
        return data["x"]


@workflow.defn
class AskedWorkflow:
    @workflow.run
    async def run(self, data: dict) -> bool:
        if "more" in data:
            workflow.continue_as_new({"rest": 1})
        return "more" in data


@workflow.defn
class UnusedWorkflow:
    @workflow.run
    async def run(self, data: dict) -> None:
        print("nothing")
