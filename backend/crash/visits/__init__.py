"""What people do in the shop, step by step: each step is an intent with its own key, asked until it is answered."""

from crash.visits.buying import Buying
from crash.visits.cashing import Cashing

__all__ = ["Buying", "Cashing"]
