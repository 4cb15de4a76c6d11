"""Activities around payments. They share the connection to the payment provider."""

from temporalio import activity

from legacy.models import Charge, Receipt


class PaymentGateway:
    """Stands for the provider's client: accepts everything up to a limit."""

    def __init__(self, limit_cents: int = 100_000) -> None:
        self.limit_cents = limit_cents

    def book(self, reference: str, amount_cents: int) -> str:
        if amount_cents > self.limit_cents:
            raise ValueError(f"{reference}: {amount_cents} is over the limit")
        return f"rcpt-{reference}"


class BillingActivities:
    def __init__(self, gateway: PaymentGateway) -> None:
        self.gateway = gateway

    @activity.defn
    async def charge(self, charge: Charge) -> Receipt:
        receipt_id = self.gateway.book(charge.order_id, charge.amount_cents)
        return Receipt(receipt_id, charge.amount_cents)

    @activity.defn
    async def refund(self, receipt_id: str, amount_cents: int) -> Receipt:
        refund_id = self.gateway.book(f"refund-{receipt_id}", amount_cents)
        return Receipt(refund_id, -amount_cents)

    @activity.defn
    async def convert(self, amount_cents: int) -> str:
        return f"{amount_cents / 100:.2f} EUR"
