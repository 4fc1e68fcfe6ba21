"""The way out of a lock by a letter (T-18)."""

from django.db import transaction

from wibestore.core import clock
from wibestore.core.ratelimit import lock_clear
from wibestore.users.errors import LinkInvalid
from wibestore.users.models import TokenPurpose, User
from wibestore.users.services.email_tokens import is_for, token_find, token_use


@transaction.atomic
def account_unlock(*, token: str) -> None:
    """
    Let the owner of a locked account try again at once.

    :raises LinkInvalid: unknown, used, or overtaken
    :raises LinkExpired: its time is over
    :raises Unavailable: Redis is away; the link can be used again
    """
    link = token_find(token, TokenPurpose.UNLOCK)
    user = User.objects.filter(id=link.user_id).first()
    if user is None or not is_for(link, user.email) or not token_use(link, clock.now()):
        raise LinkInvalid
    lock_clear(account=link.address_hash)
