from dataclasses import dataclass
from datetime import timedelta

from temporalio import workflow


@dataclass
class Talk:
    topic: str
    spent_carry: int = 0


@dataclass
class Turn:
    topic: str
    words_so_far: int


@workflow.defn
class Conversation:
    def __init__(self) -> None:
        self.words = 0
        self.answers: list[str] = []

    @workflow.signal
    def answer(self, text: str) -> None:
        self.answers.append(text)

    @workflow.run
    async def run(self, talk: Talk) -> None:
        self.words = talk.spent_carry
        for _ in range(50):
            if self.words >= 1000:
                return
            turn = Turn(talk.topic, words_so_far=self.words)
            reply = await workflow.execute_activity("speak", turn, start_to_close_timeout=timedelta(minutes=1))
            self.words += reply.heard + reply.said
            await workflow.wait_condition(lambda: len(self.answers) > 0)
        workflow.continue_as_new(Talk(talk.topic, spent_carry=self.words))
