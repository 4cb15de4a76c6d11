import temporalio.workflow as wf


@wf.defn
class JoinFlow:
    @wf.run
    async def join(self, left: str, right: str) -> str:
        return f"{left}-{right}"
