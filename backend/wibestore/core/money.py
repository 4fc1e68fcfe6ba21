"""Money is a whole number of so'm with a type of its own. No float, no Decimal (R8.2, escrow.md §1)."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

BASIS_POINTS = 10_000
MAX_SOM = 10**15


class Som(int):
    """
    A whole number of so'm.

    Adding and subtracting keep the type; multiplying and dividing fall back to plain numbers on
    purpose, because every division must name its rounding: use `share`.
    """

    __slots__ = ()

    def __new__(cls, count: int = 0) -> Self:
        if isinstance(count, bool) or not isinstance(count, int):
            raise TypeError(f"so'm are whole numbers, not {type(count).__name__}")
        return super().__new__(cls, count)

    def __add__(self, other: int) -> "Som":
        return Som(int(self) + _whole(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> "Som":
        return Som(int(self) - _whole(other))

    def __rsub__(self, other: int) -> "Som":
        return Som(_whole(other) - int(self))

    def __neg__(self) -> "Som":
        return Som(-int(self))

    def share(self, rate_bps: int) -> "Som":
        """Return the part at `rate_bps` basis points, rounded down in the payer's favor."""
        return Som(int(self) * rate_bps // BASIS_POINTS)


def _whole(value: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"so'm cannot be mixed with {type(value).__name__}")
    return int(value)


if TYPE_CHECKING:
    _BigInteger = models.BigIntegerField[int, Som]
else:
    _BigInteger = models.BigIntegerField


class SomField(_BigInteger):
    """A column of so'm: bigint in the database, `Som` in Python."""

    description = "Whole so'm"

    def from_db_value(self, value: int | None, expression: Any, connection: Any) -> Som | None:
        return None if value is None else Som(value)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, _, args, kwargs = super().deconstruct()
        return name, "wibestore.core.money.SomField", args, kwargs


if TYPE_CHECKING:

    class MaybeSomField(models.BigIntegerField[int | None, Som | None]):
        """What `SomField(null=True)` is to the type checker."""
else:
    MaybeSomField = SomField
