"""What may be told of the shop without telling of a single deal. Pure."""

from wibestore.core.money import BASIS_POINTS

# Under so many, a number is of so few people that they would be known by it.
FLOOR = 5


def told(count: int) -> int | None:
    """Return a number of deals, None where it is too small to be told."""
    return count if count >= FLOOR else None


def share_left_bps(part: int, whole: int) -> int | None:
    """Return what share of `whole` is not `part` (basis points, rounded down); None where the whole is too small."""
    return None if whole < FLOOR else (whole - part) * BASIS_POINTS // whole
