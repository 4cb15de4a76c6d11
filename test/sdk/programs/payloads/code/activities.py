from typing import Any

from temporalio import activity

from models import Customer, Letter, Stamp


@activity.defn
async def describe(customer: Customer) -> str:
    colours = ",".join(colour.name for colour in customer.colours)
    return f"{type(customer).__name__} {customer.email} {customer.born} {colours}"


@activity.defn
async def send(letter: Letter) -> str:
    return f"{letter.to.email}: {letter.text!r} {letter.copies}"


@activity.defn
async def frank(stamp: Stamp) -> str:
    return f"{type(stamp).__name__} {stamp.cents}{stamp.label}"


@activity.defn
async def show(value: Any) -> str:
    return f"{type(value).__name__}: {value!r}"


@activity.defn
async def maybe(value: int | None) -> str:
    return "nothing" if value is None else f"the number {value}"
