from .delivery import DeliveryFlow
from .orders import OrderFlow

__all__ = ["DeliveryFlow", "OrderFlow"]
