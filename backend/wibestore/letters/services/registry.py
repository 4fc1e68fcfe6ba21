"""What modules above know of a letter: how its link is made, and whether it is still needed."""

from collections.abc import Callable, Collection
from uuid import UUID

_links: dict[str, Callable[[UUID], str | None]] = {}
_needless: dict[str, Callable[[Collection[str]], set[str]]] = {}


def link_register(kind: str, make: Callable[[UUID], str | None]) -> None:
    """Let `make` turn the id of a link into its address while a letter is rendered; None says that it is dead."""
    _links[kind] = make


def needless_register(prefix: str, ask: Callable[[Collection[str]], set[str]]) -> None:
    """Ask `ask` which of some letters are needless, by keys `prefix:…`, right before these few are sent."""
    _needless[prefix] = ask


def link_url(kind: str, link_id: UUID) -> str | None:
    """Return the address of a link, made now; None where it is dead, KeyError where nobody makes this kind."""
    return _links[kind](link_id)


def needless_among(keys: Collection[str]) -> set[str]:
    """Return the keys of the letters that were overtaken since they were written down."""
    needless: set[str] = set()
    for prefix, ask in _needless.items():
        if asked := [key for key in keys if key.partition(":")[0] == prefix]:
            needless |= ask(asked)
    return needless
