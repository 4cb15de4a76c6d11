from typing import TypeAlias

from pydantic import BaseModel


class Line(BaseModel):
    sku: str
    amount: int


Lines: TypeAlias = list[Line]
type Pages = list[Lines]


class Basket(BaseModel):
    lines: Lines


class Checkout(BaseModel):
    customer: str
    basket: "Basket"
