import os

import requests


def route(source, context):
    action = context.get("action")
    if source == "http":
        return requests.get("http://elsewhere").json()
    elif action == "save":
        os.makedirs("x")
    else:
        return os.listdir(action)


def by_kind(kind):
    match kind:
        case "read":
            return open("x").read()
        case _:
            return None


def fallback(value=None):
    return value or os.getcwd()


def short(value):
    return open("x").read() if value else ""


def cached():
    if os.sep == "/":
        return open("x").read()


class Client:
    def __init__(self):
        self.session = None

    def get(self, url):
        if self.session is None:
            self.session = requests.Session()
        return self.session.get(url)


def a(value):
    return b(value)


def b(value):
    return c(value)


def c(value):
    return d(value)


def d(value):
    return open(value).read()


def two_ways(value):
    if value:
        return inner()
    return outer()


def outer():
    return inner()


def inner():
    return open("x").read()


def fill(template):
    def one(match):
        parts = match.group(1).split(".")
        if parts[0] == "env":
            return os.environ[parts[1]]
        return parts[-1]

    return one(template)
