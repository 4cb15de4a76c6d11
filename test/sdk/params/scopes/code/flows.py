from typing import Optional

from temporalio import workflow


@workflow.defn
class ScopesFlow:
    @workflow.run
    async def run(
        self, words: list[str], factor: int, name: Optional[str] = None
    ) -> list[str]:
        def twice(factor: int = factor) -> int:
            return factor * 2

        def longest() -> str:
            found = max(words, key=lambda word: (len(word), word))
            return found * factor

        class Box:
            size = factor

        lengths = {word: len(word) for word in words if word != name}
        firsts = [words[0] for words in words]
        if name is not None:
            name = name.title()
        return [
            str(twice()),
            longest(),
            str(Box.size),
            str(lengths),
            *firsts,
            str(name),
        ]
