"""Login data of game accounts that exist nowhere, for the way to sign in that their listing names."""

import secrets
from collections.abc import Mapping

from wibestore.games import selectors as games
from wibestore.vault.factories import credentials_sample
from wibestore.vault.types import Credentials

_BY_NAME = ("username", "steam-acc", "roblox-acc", "standoff-id")


def credentials_for(game: str, attributes: Mapping[str, object]) -> Credentials:
    """Return login data that fits a listing's attributes; where they name no way to sign in, the game's first one."""
    named = attributes.get("login_method")
    ways = [str(named)] if named else [*_ways_of(game), "email"]
    method = ways[0]
    if method == "phone":
        # No operator has the code 00.
        return credentials_sample(login_method=method, login=f"+99800{secrets.randbelow(10**7):07}")
    if method in _BY_NAME:
        return credentials_sample(login_method=method, login=f"player_{secrets.token_hex(6)}")
    return credentials_sample(login_method=method)


def _ways_of(game: str) -> list[str]:
    specs = games.game_get(game).attributes
    return [code for spec in specs if spec.key == "login_method" for code, _ in spec.choices]
