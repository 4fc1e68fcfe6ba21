"""What modules above know of a letter: how its link is made, and whether it is still needed."""

from collections.abc import Callable
from uuid import UUID

_links: dict[str, Callable[[UUID], str | None]] = {}
_needless: dict[str, Callable[[str], bool]] = {}


def link_register(kind: str, make: Callable[[UUID], str | None]) -> None:
    """Let `make` turn the id of a link into its address while a letter is rendered; None says that it is dead."""
    _links[kind] = make


def needless_register(prefix: str, ask: Callable[[str], bool]) -> None:
    """Ask `ask` with the key of a letter, right before it is sent, whether it is needless; for keys `prefix:…`."""
    _needless[prefix] = ask


def link_url(kind: str, link_id: UUID) -> str | None:
    """Return the address of a link, made now; None where it is dead, KeyError where nobody makes this kind."""
    return _links[kind](link_id)


def is_needless(key: str) -> bool:
    """Tell whether a letter was overtaken since it was written down."""
    ask = _needless.get(key.partition(":")[0])
    return ask is not None and ask(key)
