"""What tells that somebody's way in has changed since it was looked at."""

import hashlib
import hmac

from django.conf import settings

from wibestore.users.models import User


def credentials_mark(user: User) -> str:
    """Return what changes with the password, the e-mail and the second factor of a user, and tells nothing of them."""
    text = f"challenge/{user.id}/{user.email}/{user.password}/{user.totp_enabled_at}"
    return hmac.new(settings.JWT_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
