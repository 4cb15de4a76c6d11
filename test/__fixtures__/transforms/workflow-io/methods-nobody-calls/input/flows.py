from pathlib import Path

from framework import Flow
from temporalio import workflow


@workflow.defn
class Alone:
    @workflow.run
    async def run(self, name: str) -> None:
        workflow.set_signal_handler("stop", self.on_stop)
        self.helper()

    @classmethod
    def get_activities(cls) -> list:
        return [Path("activities").read_text()]

    @staticmethod
    def load_for_tests() -> str:
        return open("tests").read()

    def describe(self) -> str:
        return open("description").read()

    def helper(self) -> None:
        open("called")

    def on_stop(self) -> None:
        open("handed on")
        self.then = self.after_stop

    def after_stop(self) -> None:
        open("handed on by what is handed on")


@workflow.defn
class ByTable:
    STEPS = {"first": "_", "second": None}

    def first_step(self) -> None:
        open("in a table")

    steps = [first_step]

    @workflow.run
    async def run(self, name: str) -> None:
        for step in self.steps:
            step(self)


@workflow.defn
class ByName:
    @workflow.run
    async def run(self, name: str) -> None:
        getattr(self, "do_" + name)()

    def do_read(self) -> None:
        open("by its name")


@workflow.defn
class OfAFramework(Flow):
    @workflow.run
    async def run(self, name: str) -> None:
        await super().run(name)

    def step(self) -> None:
        open("called by the framework")

    @classmethod
    def register(cls) -> None:
        open("called by the worker")
