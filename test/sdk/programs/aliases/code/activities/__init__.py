from activities.numbers import double, total
from activities.text import shout as loud
from activities.text import title

__all__ = ["double", "loud", "title", "total"]
