"""Users' own secrets: sealed for one owner and one purpose, re-wrapped with the rest, destroyed."""

import base64
import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command

from wibestore.core import clock
from wibestore.vault import services as vault
from wibestore.vault.models import SealedSecret
from wibestore.vault.rules import SealBroken

pytestmark = pytest.mark.django_db

SECRET = "JBSWY3DPEHPK3PXP-marker"


@pytest.fixture
def owner():
    owner = uuid4()
    vault.secret_put(owner_id=owner, purpose="totp", secret=SECRET)
    return owner


def test_what_was_put_is_got_by_owner_and_purpose_alone(owner):
    assert vault.secret_get(owner_id=owner, purpose="totp") == SECRET
    assert vault.secret_get(owner_id=owner, purpose="other") is None
    assert vault.secret_get(owner_id=uuid4(), purpose="totp") is None


def test_no_column_holds_it_in_the_clear(owner):
    row = SealedSecret.objects.values().get()

    assert SECRET.encode() not in b"".join(
        bytes(value) for value in row.values() if isinstance(value, bytes | memoryview)
    )
    assert SECRET not in str(row)


def test_a_new_one_replaces_the_old(owner):
    vault.secret_put(owner_id=owner, purpose="totp", secret="another")

    assert vault.secret_get(owner_id=owner, purpose="totp") == "another"
    assert SealedSecret.objects.count() == 1


def test_one_that_is_too_old_counts_as_none(owner):
    since = clock.now() - timedelta(minutes=10)

    assert vault.secret_get(owner_id=owner, purpose="totp", sealed_after=since) == SECRET
    assert vault.secret_get(owner_id=owner, purpose="totp", sealed_after=clock.now()) is None


def test_forgetting_leaves_nothing_and_may_run_twice(owner):
    for _ in range(2):
        vault.secret_forget(owner_id=owner, purpose="totp")

    assert SealedSecret.objects.count() == 0


@pytest.mark.parametrize("change", [{"owner_id": uuid4()}, {"purpose": "other"}])
def test_bytes_moved_to_another_owner_or_purpose_do_not_open(owner, change):
    SealedSecret.objects.update(**change)
    row = SealedSecret.objects.get()

    with pytest.raises(SealBroken):
        vault.secret_get(owner_id=row.owner_id, purpose=row.purpose)


@pytest.mark.parametrize("column", ["ciphertext", "wrapped_key"])
def test_changed_bytes_do_not_open(owner, column):
    row = SealedSecret.objects.get()
    changed = bytearray(getattr(row, column))
    changed[-1] ^= 1
    SealedSecret.objects.update(**{column: bytes(changed)})

    with pytest.raises(SealBroken):
        vault.secret_get(owner_id=owner, purpose="totp")


def test_rotation_moves_them_to_the_new_key(owner, settings):
    old = settings.VAULT_KEYS
    new = f"k-new:{base64.b64encode(os.urandom(32)).decode()}"
    settings.VAULT_KEYS = f"{new},{old}"
    before = bytes(SealedSecret.objects.get().ciphertext)

    call_command("vault_rotate")

    settings.VAULT_KEYS = new
    assert vault.secret_get(owner_id=owner, purpose="totp") == SECRET
    assert bytes(SealedSecret.objects.get().ciphertext) == before
    assert vault.secrets_rewrap() == 0
