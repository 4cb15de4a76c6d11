from datetime import timedelta

from temporalio import activity, workflow

TEN = timedelta(seconds=10)


@activity.defn
async def add(left: int, right: int) -> int:
    return left + right


@workflow.defn
class Sum:
    @workflow.run
    async def run(self, left: int, right: int) -> int:
        if left > 100:
            try:
                workflow.continue_as_new(left - 100, right)
            except TypeError:
                return -1
        return left + right


@workflow.defn
class Listener:
    def __init__(self) -> None:
        self.heard: list[str] = []

    @workflow.run
    async def run(self, name: str, wanted: int) -> str:
        await workflow.wait_condition(lambda: len(self.heard) >= wanted)
        return f"{name} heard {','.join(self.heard)}"

    @workflow.signal
    def tell(self, text: str, times: int) -> None:
        self.heard += [text] * times

    @workflow.query
    def count(self, text: str, least: int) -> bool:
        return self.heard.count(text) >= least

    @workflow.update
    async def ask(self, text: str, times: int) -> int:
        self.heard += [text] * times
        return len(self.heard)


@workflow.defn
class Careful:
    """Goes on without what fails: nobody has noticed yet that all of it fails."""

    @workflow.run
    async def run(self, name: str) -> list[str]:
        own_id = workflow.info().workflow_id
        results: list[str] = []
        try:
            added = await workflow.execute_activity(
                add, 1, 2, start_to_close_timeout=TEN
            )
            results.append(f"added {added}")
        except Exception:
            results.append("not added")
        try:
            total = await workflow.execute_child_workflow(
                Sum.run, 3, 4, id=f"{own_id}-sum"
            )
            results.append(f"summed {total}")
        except TypeError:
            results.append("not summed")
        child = await workflow.start_child_workflow(
            Listener.run, args=[name, 3], id=f"{own_id}-listener"
        )
        try:
            await child.signal(Listener.tell, "child", 2)
        except TypeError:
            await child.signal(Listener.tell, args=["fallback", 2])
        try:
            external = workflow.get_external_workflow_handle(f"{own_id}-listener")
            await external.signal("tell", "external", 1)
        except TypeError:
            await child.signal(Listener.tell, args=["fallback", 1])
        return [*results, await child]
