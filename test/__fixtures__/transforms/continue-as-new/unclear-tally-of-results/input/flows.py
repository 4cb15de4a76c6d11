from dataclasses import dataclass
from datetime import timedelta

from temporalio import workflow


@dataclass
class Talk:
    topic: str
    words: int = 0


@workflow.defn
class Monologue:
    @workflow.run
    async def run(self, talk: Talk) -> None:
        words = talk.words
        for _ in range(50):
            reply = await workflow.execute_activity(
                "speak", {"topic": talk.topic, "words_so_far": words}, start_to_close_timeout=timedelta(minutes=1)
            )
            words += reply.said
            if reply.last:
                return
        workflow.continue_as_new(Talk(talk.topic, words=words))
