"""What figures does when something happens elsewhere. May run twice."""

from typing import Any

from wibestore.core.public_cache import version_bump
from wibestore.figures.selectors import TOP_SELLERS


def on_user_gone(_: dict[str, Any]) -> None:
    """Ask anew who the best are: whoever was blocked is none of them."""
    version_bump(TOP_SELLERS)
