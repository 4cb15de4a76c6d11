"""What travels between clients, workflows and activities."""

from dataclasses import dataclass, field
from enum import IntEnum


class Channel(IntEnum):
    EMAIL = 1
    SMS = 2


@dataclass
class LineItem:
    sku: str
    quantity: int
    unit_price_cents: int


@dataclass
class Order:
    order_id: str
    customer_id: str
    items: list[LineItem]


@dataclass
class Charge:
    order_id: str
    amount_cents: int
    currency: str = "EUR"


@dataclass
class Receipt:
    receipt_id: str
    amount_cents: int


@dataclass
class Notification:
    customer_id: str
    channel: Channel
    subject: str
    body: str = ""


@dataclass
class Ticket:
    order_id: str
    problem: str


@dataclass
class RefundRequest:
    receipt_id: str
    amount_cents: int


@dataclass
class StatementBatch:
    offset: int = 0
    size: int = 2
    sent: int = 0


@dataclass
class LoyaltyState:
    customer_id: str
    points: int = 0
    pending: list[int] = field(default_factory=list)
    closed: bool = False
