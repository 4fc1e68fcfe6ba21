"""People for tests and demo data."""

from typing import Any

from wibestore.users import rules
from wibestore.users.models import User
from wibestore.users.selectors import user_info
from wibestore.users.types import UserInfo

PASSWORD = "korzinka-Tulpor-27"


def user_create(*, username: str, password: str = PASSWORD, **overrides: Any) -> UserInfo:
    """
    Make a user who can sign in as `<username>@example.uz` with `password`.

    Past the checks of registration, so that staff may have the shop's own names; the e-mail counts as verified.

    :param overrides: columns of the user, such as is_staff, plan, sales_count
    """
    local_part = username.lower() if username.isascii() else rules.username_skeleton(username)
    email = overrides.pop("email", f"{local_part}@example.uz")
    overrides.setdefault("is_email_verified", True)
    return user_info(User.objects.create_user(email, password, username=username, **overrides))
