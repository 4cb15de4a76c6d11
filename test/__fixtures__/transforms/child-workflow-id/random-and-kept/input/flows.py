from temporalio import workflow


@workflow.defn
class Session:
    @workflow.run
    async def run(self, name: str) -> None: ...


@workflow.defn
class Lobby:
    def __init__(self) -> None:
        self.sessions: list[str] = []

    @workflow.run
    async def run(self, names: list[str]) -> None:
        for name in names:
            session_id = f"session-{workflow.uuid4()}"
            await workflow.start_child_workflow(Session.run, name, id=session_id)
            self.sessions.append(session_id)
        for name in names:
            lost_id = f"session-{workflow.uuid4()}"
            await workflow.start_child_workflow(Session.run, name, id=lost_id)
        for name in names:
            await workflow.start_child_workflow(Session.run, name)
        await workflow.start_child_workflow(Session.run, "the last one")
