import uuid
from dataclasses import dataclass
from datetime import date
from enum import Enum

from pydantic import BaseModel, EmailStr, Field


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Customer(BaseModel):
    id: uuid.UUID
    email: EmailStr
    born: date | None = None
    colours: list[Colour] = Field(default_factory=list)


class Letter(BaseModel):
    to: Customer
    text: str
    copies: dict[str, int] = Field(default_factory=dict)


@dataclass
class Stamp:
    cents: int
    label: str = "€"
