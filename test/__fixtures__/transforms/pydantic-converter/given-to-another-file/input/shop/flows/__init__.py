from shop.flows.parcels import SendParcel
from shop.flows.ticks import Tick

__all__ = ["SendParcel", "Tick"]
