from temporalio import activity as act


@act.defn(name="make-loud")
async def shout(text: str) -> str:
    return text.upper() + "!"


@act.defn
async def title(text: str) -> str:
    return text.title()
