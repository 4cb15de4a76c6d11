from temporalio import workflow


@workflow.defn
class MoveWorkflow:
    @workflow.run
    async def run(self, crate, shelf, fast=False, weight=1, boxes=None, label="", parts=[]):
        return f"{crate} {shelf} {fast} {weight} {boxes} {label} {parts}"


@workflow.defn
class WaitWorkflow:
    @workflow.run
    async def run(self, seconds=3, reason="none"):
        return seconds, reason


@workflow.defn
class NamedAfterTypesWorkflow:
    @workflow.run
    async def run(self, list=[], items=[]):
        return list, items
