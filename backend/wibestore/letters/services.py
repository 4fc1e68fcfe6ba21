"""Writing letters down; the task sends them (R9.1)."""

from collections.abc import Callable, Mapping
from uuid import UUID

from wibestore.core import clock
from wibestore.letters.models import Letter
from wibestore.letters.rules import params_check
from wibestore.letters.types import JsonValue, LinkRef, Template

_links: dict[str, Callable[[UUID], str | None]] = {}
_needless: dict[str, Callable[[str], bool]] = {}


def letter_enqueue(
    *,
    template: Template,
    key: str,
    to: str,
    language: str,
    user_id: UUID | None = None,
    params: Mapping[str, JsonValue] | None = None,
    link: LinkRef | None = None,
) -> UUID:
    """
    Write a letter down in the caller's transaction and return its id; the same `key` again changes nothing.

    :param to: one e-mail address
    :param params: what the words name (ids, numbers, names); never a secret
    :param link: a link that `link_register`ed code makes while the letter is rendered
    :raises ValueError: the letter cannot be written of these parameters (`letters.rules.PARAMS`)
    """
    params_check(template, params or {})
    now = clock.now()
    letter, _ = Letter.objects.get_or_create(
        key=key,
        defaults={
            "template": template,
            "to_address": to,
            "language": language,
            "user_id": user_id,
            "params": dict(params or {}),
            "link_kind": link.kind if link else "",
            "link_id": link.id if link else None,
            "retry_at": now,
            "created_at": now,
        },
    )
    return letter.id


def link_register(kind: str, make: Callable[[UUID], str | None]) -> None:
    """Let `make` turn the id of a link into its address while a letter is rendered; None says that it is dead."""
    _links[kind] = make


def needless_register(prefix: str, ask: Callable[[str], bool]) -> None:
    """Ask `ask` with the key of a letter, right before it is sent, whether it is needless; for keys `prefix:…`."""
    _needless[prefix] = ask
