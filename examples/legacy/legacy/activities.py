"""Activities that need no state of their own."""

from temporalio import activity

from legacy.models import Channel, LineItem, Notification, Order, Ticket

CUSTOMERS = ["ada", "bob", "cho", "dee", "eve"]
STOCK = {"lamp": 10, "desk": 1, "chair": 4}


@activity.defn
async def price_order(order: Order) -> int:
    return sum(item.quantity * item.unit_price_cents for item in order.items)


@activity.defn
async def reserve_stock(item: LineItem) -> bool:
    return STOCK.get(item.sku, 0) >= item.quantity


@activity.defn
async def send_notification(notification: Notification) -> str:
    channel = Channel(notification.channel).name.lower()
    return f"{channel} to {notification.customer_id}: {notification.subject}"


@activity.defn
async def find_phone(customer_id: str) -> str | None:
    return f"+49 30 {len(customer_id):04}" if customer_id in CUSTOMERS else None


@activity.defn
async def open_ticket(ticket: Ticket, team: str = "support") -> str:
    # It has been seen to arrive as a dict here. Nobody remembers why.
    if isinstance(ticket, dict):
        ticket = Ticket(**ticket)
    return f"{team}: {ticket.problem} ({ticket.order_id})"


@activity.defn(name="write-audit-log")
async def audit(line: str) -> None:
    activity.logger.info("audit: %s", line)


@activity.defn
async def load_customers(offset: int, limit: int) -> list[str]:
    return CUSTOMERS[offset : offset + limit]


@activity.defn
async def write_statement(customer_id: str) -> int:
    return len(customer_id) * 100
