from legacy import workflow

__all__ = ["connect"]


def connect():
    return workflow
