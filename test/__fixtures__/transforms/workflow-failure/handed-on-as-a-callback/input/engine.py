async def run(on_message) -> None:
    try:
        on_message("hello")
    except RuntimeError:
        return
