"""
What must hold when the dust has settled: each promise looks at the case and says what breaks it.

The case is what the customers know (`record`) and what the database and the logs say (`facts`). Nothing is asked of
the shop's own services but the proof of the books.
"""

from crash.verdict.promises import PROMISES, broken

__all__ = ["PROMISES", "broken"]
