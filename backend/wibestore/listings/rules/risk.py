"""
Which changes of what is on sale a moderator looks at again.

Text, attributes and pictures always: they are what was looked at. A price that jumps away from the one that was let
through: a dear account for next to nothing is bait, a cheap one made dear is another account. And another way to sign
in, which buyers see. A new password, delivery time or a usual change of price is the seller's own business.
"""

PRICE_JUMP = 3


def is_price_jump(*, approved: int | None, price: int) -> bool:
    """
    Tell whether a price is more than three times the approved one, or less than a third of it.

    Against the approved price and not the last one, so that no row of small steps leads there. Without one: no.
    """
    return approved is not None and (price > approved * PRICE_JUMP or price * PRICE_JUMP < approved)
