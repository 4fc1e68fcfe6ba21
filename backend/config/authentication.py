"""Gives the API its authentication: a bearer token becomes an `Actor` (style guide §1)."""

from wibestore.core.actor import Actor
from wibestore.core.errors import NotAuthenticated
from wibestore.users import services as users


def actor_from(*, token: users.AccessToken, ip: str, user_agent: str, language: str) -> Actor:
    """
    Return who asks: a visitor without the header, else the user of the access token.

    :raises NotAuthenticated: the header is no bearer token, or the token is not valid
    :raises UserBlocked: the user was blocked
    :raises SessionRevoked: the session of the token was ended
    """
    if not token.is_given:
        return Actor.visitor(language=language, ip=ip, user_agent=user_agent)
    if not token.is_bearer:
        raise NotAuthenticated
    return users.actor_of_claims(token.claims(), ip=ip, user_agent=user_agent)
