from dataclasses import dataclass

from pydantic import BaseModel


@dataclass
class Order:
    id: str


class Refund(BaseModel):
    id: str


class LateRefund(Refund):
    days: int
