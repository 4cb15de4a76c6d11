import asyncio

import pytest
from temporalio.testing import ActivityEnvironment

from legacy import activities
from legacy.billing import BillingActivities, PaymentGateway
from legacy.models import Channel, Charge, LineItem, Notification, Order, Ticket


def run(activity, *args):
    return asyncio.run(ActivityEnvironment().run(activity, *args))


def test_an_order_costs_the_sum_of_its_items():
    order = Order("1", "ada", [LineItem("lamp", 2, 1999), LineItem("chair", 1, 4950)])
    assert run(activities.price_order, order) == 8948


def test_a_notification_names_its_channel():
    notification = Notification("ada", Channel.SMS, "Hello")
    assert run(activities.send_notification, notification) == "sms to ada: Hello"


def test_a_ticket_goes_to_a_team():
    ticket = Ticket("1", "broken")
    assert run(activities.open_ticket, ticket, "returns") == "returns: broken (1)"


def test_refunds_are_negative():
    billing = BillingActivities(PaymentGateway())
    assert run(billing.refund, "rcpt-1", 500).amount_cents == -500


def test_the_gateway_has_a_limit():
    billing = BillingActivities(PaymentGateway(limit_cents=10))
    with pytest.raises(ValueError, match="over the limit"):
        run(billing.charge, Charge("1", 11))
