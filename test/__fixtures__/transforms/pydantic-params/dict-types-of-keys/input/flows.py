from temporalio import workflow


@workflow.defn
class PrintWorkflow:
    @workflow.run
    async def run(self, job: dict) -> int:
        title = job["title"]
        print(title, job.get("color", False), job.get("copies", 1), job.get("scale", 1.0))
        print(job.get("paper", "A4"), job.get("printer"), job.get("tags", []), job.get("extra", {}))
        print(job.get("owner", ""), job.get("pages", 3), job.get("dots", 300), job.get("note", "-"))
        return len(title)


@workflow.defn
class UnseenWorkflow:
    @workflow.run
    async def run(self, job: dict) -> bool:
        return job.get("dry", False)


@workflow.defn
class ReadWorkflow:
    @workflow.run
    async def run(self, job: dict) -> bool:
        return job.get("dry", False)


@workflow.defn
class TestedWorkflow:
    @workflow.run
    async def run(self, job: dict) -> bool:
        return job.get("dry", False)
