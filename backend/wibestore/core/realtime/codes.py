"""Why the shop closes a socket (api.md, Sockets)."""

from typing import Final

SIGN_IN_AGAIN: Final = 4401
NO_RIGHT: Final = 4403
NOT_THERE: Final = 4404
IDLE: Final = 4408
TOO_MANY: Final = 4429
TOO_LARGE: Final = 1009
# The standard's "try again later": whoever reads too slowly, or comes while Redis or PostgreSQL is away.
TOO_SLOW: Final = 1013

# Ours, and those of browsers and servers: left (1000, 1001), lost (1005, 1006), come back (1012). A browser may say any
# other, which the metrics count together.
KNOWN: Final = frozenset(
    {1000, 1001, 1005, 1006, 1012, SIGN_IN_AGAIN, NO_RIGHT, NOT_THERE, IDLE, TOO_MANY, TOO_LARGE, TOO_SLOW}
)
