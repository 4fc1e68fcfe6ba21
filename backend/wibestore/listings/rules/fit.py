"""
How a search orders what it finds (R8.4).

fit = ⌊ match × 1,000,000 × (100 + boost) / 100 ⌋, where `match` is PostgreSQL's rank of the listing's words for
what was typed and `boost` the percentage of the seller's plan. A paid plan goes before a comparable match, never
before one that is better by more than its boost.
"""

BOOST_PERCENT = {"pro": 20, "premium": 10}
# Whole numbers, so that a cursor holds exactly what the database compares.
_STEPS = 1_000_000


def fit_steps(plan: str) -> int:
    """Return what the match of a seller on `plan` is multiplied by."""
    return _STEPS * (100 + BOOST_PERCENT.get(plan, 0)) // 100
