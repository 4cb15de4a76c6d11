from legacy.workflows.loyalty import LoyaltyAccount
from legacy.workflows.notifications import NotifyCustomer
from legacy.workflows.orders import OrderWorkflow, RefundWorkflow
from legacy.workflows.statements import MonthlyStatements

__all__ = [
    "LoyaltyAccount",
    "MonthlyStatements",
    "NotifyCustomer",
    "OrderWorkflow",
    "RefundWorkflow",
]
