from flows import Ping, PingRequest, Pong, PongRequest
import asyncio


def test_ping():
    p = Ping(PingRequest(a="a", n=1))
    assert asyncio.run(p.go(PingRequest(a="a", n=1))) == "a"
    assert asyncio.run(Ping(PingRequest(a="a", n=1)).go(PingRequest(a="a", n=1))) == "a"
    assert asyncio.run(Pong.run(Pong(), PongRequest(a="a", n=2))) == "a"
    assert asyncio.run(Pong().run(PongRequest(n=2, a="b"))) == "a"
