from legacy import _workflow as _hidden

RETRIES = 3


def connect():
    return _hidden, RETRIES
