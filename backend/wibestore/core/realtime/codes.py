"""Why the shop closes a socket (api.md, Sockets)."""

from typing import Final

SIGN_IN_AGAIN: Final = 4401
NO_RIGHT: Final = 4403
NOT_THERE: Final = 4404
IDLE: Final = 4408
TOO_MANY: Final = 4429
TOO_LARGE: Final = 1009
# The standard's "try again later": whoever reads too slowly, or comes while Redis is away.
TOO_SLOW: Final = 1013
