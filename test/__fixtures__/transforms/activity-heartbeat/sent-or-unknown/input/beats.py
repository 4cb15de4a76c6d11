from temporalio import activity


def beat(value: str) -> None:
    activity.heartbeat(value)
