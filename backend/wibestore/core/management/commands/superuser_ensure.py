"""`manage.py superuser_ensure`: the first administrator, from DJANGO_SUPERUSER_EMAIL, _USERNAME and _PASSWORD."""

import os
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

MIN_PASSWORD_LENGTH = 14


class Command(BaseCommand):
    """Makes the administrator once; who is there already keeps the password they have."""

    help = "Make the first administrator from DJANGO_SUPERUSER_*, unless there is one of that e-mail"
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them. The second factor is theirs to enrol at the first sign-in."""
        email, username, password = (
            os.environ.get(f"DJANGO_SUPERUSER_{name}", "") for name in ("EMAIL", "USERNAME", "PASSWORD")
        )
        if not email:
            return
        people: Any = get_user_model()._default_manager
        try:
            people.get_by_natural_key(email)
        except people.model.DoesNotExist:
            _check(username, password)
            people.create_superuser(email, password, username=username)
            self.stdout.write("The administrator was made; take DJANGO_SUPERUSER_PASSWORD out of the environment.")
        else:
            self.stdout.write("The administrator is there.")


def _check(username: str, password: str) -> None:
    if not username:
        raise CommandError("DJANGO_SUPERUSER_USERNAME is missing.")
    if len(password) < MIN_PASSWORD_LENGTH:
        raise CommandError(f"DJANGO_SUPERUSER_PASSWORD needs {MIN_PASSWORD_LENGTH} characters at least.")
    try:
        validate_password(password)
    except ValidationError as error:
        raise CommandError(f"DJANGO_SUPERUSER_PASSWORD: {' '.join(error.messages)}") from None
