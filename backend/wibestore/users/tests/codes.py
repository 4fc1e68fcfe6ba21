"""An authenticator application for tests: it follows the shop's clock."""

import re

import pyotp

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.users import services
from wibestore.users.services.two_factor import STEP_S
from wibestore.users.types import UserInfo


def code_of(seed: str, *, steps: int = 0) -> str:
    """Return the code of now, or of so many steps later (negative: earlier)."""
    return pyotp.TOTP(seed).generate_otp(int(clock.now().timestamp()) // STEP_S + steps)


def two_factor_on(user: UserInfo) -> tuple[str, list[str]]:
    """Turn somebody's second factor on by the code of a step ago; return seed and recovery codes."""
    actor = Actor.user(user.id)
    with clock.fixed():
        seed = services.two_factor_setup(actor=actor).secret
        codes = services.two_factor_enable(actor=actor, code=code_of(seed, steps=-1))
    assert all(re.fullmatch(r"[0-9a-z]{5}-[0-9a-z]{5}", code) for code in codes)
    return seed, codes
