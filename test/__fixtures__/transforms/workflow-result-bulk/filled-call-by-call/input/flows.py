from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow


@dataclass
class Answer:
    text: str


@dataclass
class Answers:
    answers: list[Answer]


@activity.defn
async def ask(question: str) -> Answer: ...


@activity.defn
async def ask_all(questions: list[str]) -> Answers: ...


@workflow.defn
class AskEach:
    @workflow.run
    async def run(self, questions: list[str]) -> Answers:
        answers = []
        for question in questions:
            answer = await workflow.execute_activity(ask, args=[question], start_to_close_timeout=timedelta(minutes=1))
            answers.append(answer)
        return Answers(answers)


@workflow.defn
class AskOnce:
    @workflow.run
    async def run(self, questions: list[str]) -> Answers:
        return await workflow.execute_activity(ask_all, args=[questions], start_to_close_timeout=timedelta(minutes=1))
