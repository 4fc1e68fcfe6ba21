"""Sealed credentials for tests and demo listings."""

import secrets
from uuid import UUID

from wibestore.vault import services
from wibestore.vault.types import Credentials, SealedCredentials


def credentials_sample(**overrides: str) -> Credentials:
    """Return login data of a game account that exists nowhere."""
    name = secrets.token_hex(6)
    values = {"login_method": "email", "login": f"{name}@example.org", "password": secrets.token_urlsafe(12)}
    return Credentials(**(values | overrides))


def credentials_sealed(*, listing_id: UUID, seller_id: UUID, game_slug: str = "pubg-mobile") -> SealedCredentials:
    """Seal sample credentials for a listing."""
    return services.credentials_seal(
        listing_id=listing_id, game_slug=game_slug, seller_id=seller_id, credentials=credentials_sample()
    )
