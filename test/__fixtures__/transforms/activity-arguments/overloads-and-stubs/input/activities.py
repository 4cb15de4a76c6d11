import sys
from typing import overload

from temporalio import activity

if sys.platform == "win32":

    @activity.defn
    async def charge(order_id: str) -> None: ...

else:

    @activity.defn
    async def charge(order_id: str, cents: int) -> None: ...


try:
    from fast import lookup
except ImportError:

    @activity.defn
    async def lookup(key: str) -> str: ...
