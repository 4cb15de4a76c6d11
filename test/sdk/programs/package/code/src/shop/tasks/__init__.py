from collections.abc import Callable
from typing import Any

from .pricing import price
from .pricing import rebate as discount
from .stock import Stock

ALL: list[Callable[..., Any]] = [price, discount]

__all__ = ["ALL", "Stock", "discount", "price"]
