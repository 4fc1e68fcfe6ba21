"""Letters and the links in them, as their reader would use them."""

from wibestore.letters.models import Letter
from wibestore.users.services import token_url


def letters(template: str) -> list[Letter]:
    """Return the letters of a template, the newest last."""
    return list(Letter.objects.filter(template=template).order_by("created_at", "id"))


def link_of(letter: Letter) -> str | None:
    """Return the link that would stand in a letter if it were rendered now."""
    assert letter.link_id is not None
    return token_url(letter.link_id)


def token_of(letter: Letter) -> str:
    """Return the token of a letter's link."""
    link = link_of(letter)
    assert link is not None
    return link.partition("#token=")[2]


def last_token(template: str, to: str = "") -> str:
    """Return the token of the newest letter of a template, to an address."""
    return token_of([letter for letter in letters(template) if to in letter.to_address][-1])
