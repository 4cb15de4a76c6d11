from .billing import Billing, charge as pay
from .misc import anything, keyworded, notify, tagged
