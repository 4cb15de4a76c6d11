from flows import Ping, Pong
import asyncio


def test_ping():
    p = Ping("a", 1)
    assert asyncio.run(p.go("a", 1)) == "a"
    assert asyncio.run(Ping("a", n=1).go(a="a", n=1)) == "a"
    assert asyncio.run(Pong.run(Pong(), "a", n=2)) == "a"
    assert asyncio.run(Pong().run(n=2, a="b")) == "a"
