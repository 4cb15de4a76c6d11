from .flows import Flow
__all__ = ["Flow"]
