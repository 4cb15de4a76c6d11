import os

import requests


def region():
    return os.environ["REGION"]


class Store:
    def __init__(self, name):
        self.name = name
        self.root = os.getenv("ROOT")

    def save(self, rows):
        os.makedirs(self.name, exist_ok=True)
        with open(self.name + "/rows", "w") as file:
            file.write(str(rows))
        requests.post("http://index", json=rows)
        self.check()

    def check(self):
        raise NotImplementedError


class CheckedStore(Store):
    def check(self):
        print(open("motd").read())


class UncheckedStore(Store):
    def check(self):
        pass

    def save_all(self, rows):
        self.check()


def one():
    return two()


def two():
    return three()


def three():
    return open("three").read()
