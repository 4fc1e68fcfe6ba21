"""The life of a sealed set: sealed, assigned, revealed, retired, wiped; and who never gets in."""

import base64
import logging
import os
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, transaction

from wibestore.core import clock
from wibestore.core.actor import Actor, ActorKind
from wibestore.vault import services as vault
from wibestore.vault.errors import CredentialsIncomplete, CredentialsNotFound, CredentialsTaken
from wibestore.vault.factories import credentials_sample, credentials_sealed
from wibestore.vault.models import CredentialReveal, CredentialSet
from wibestore.vault.rules import SealBroken
from wibestore.vault.selectors import credentials_exist, is_revealed, reveal_list, sealed_for
from wibestore.vault.types import Credentials, SealedCredentials

pytestmark = pytest.mark.django_db

MARK = "hunter2-marker"
SECRET = Credentials("email", f"{MARK}@example.org", f"{MARK}-pw", f"{MARK}@mail.org", f"{MARK}-epw", f"{MARK} note")


def sealed(credentials: Credentials = SECRET, *, listing_id=None, game_slug: str = "dota-2") -> SealedCredentials:
    return vault.credentials_seal(
        listing_id=listing_id or uuid4(), game_slug=game_slug, seller_id=uuid4(), credentials=credentials
    )


@pytest.fixture
def buyer():
    return Actor(ActorKind.USER, id=uuid4(), ip="203.0.113.7", user_agent="b" * 500)


@pytest.fixture
def order_id(buyer):
    """An order whose credentials are assigned to `buyer`."""
    order_id = uuid4()
    vault.credentials_assign(listing_id=sealed().listing_id, order_id=order_id, buyer_id=buyer.user_id)
    return order_id


def test_the_buyer_sees_what_the_seller_sealed_and_every_look_is_logged(buyer, order_id):
    assert not is_revealed(order_id)

    looks = [vault.credentials_reveal(order_id=order_id, actor=buyer) for _ in range(2)]

    assert looks == [(SECRET, 1), (SECRET, 1)]
    assert is_revealed(order_id)
    assert [(look.ip, look.user_agent) for look in reveal_list(order_id)] == [("203.0.113.7", "b" * 300)] * 2


@pytest.mark.parametrize(
    "actor",
    [
        Actor.user(uuid4()),
        Actor.user(uuid4(), is_staff=True),
        Actor.visitor(),
        Actor.system("orders.sweep"),
    ],
    ids=["stranger", "moderator", "visitor", "system"],
)
def test_nobody_else_gets_in_and_nothing_is_logged(order_id, actor):
    with pytest.raises(CredentialsNotFound):
        vault.credentials_reveal(order_id=order_id, actor=actor)

    assert reveal_list(order_id) == []


def test_the_seller_does_not_get_in(order_id):
    seller_id = CredentialSet.objects.get(order_id=order_id).seller_id

    with pytest.raises(CredentialsNotFound):
        vault.credentials_reveal(order_id=order_id, actor=Actor.user(seller_id))


def test_what_is_not_assigned_is_not_revealed(buyer):
    sealed()

    with pytest.raises(CredentialsNotFound):
        vault.credentials_reveal(order_id=uuid4(), actor=buyer)


def test_the_row_holds_no_clear_text_in_any_dress():
    sealed()
    row = CredentialSet.objects.values().get()
    row.pop("login_method")

    kept = b" ".join(
        bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode() for value in row.values()
    )

    for secret in (SECRET.login, SECRET.password, SECRET.email, SECRET.email_password, SECRET.note, MARK):
        plain = secret.encode()
        assert plain not in kept
        assert plain.hex().encode() not in kept
        assert base64.b64encode(plain).rstrip(b"=")[:-1] not in kept


def test_logs_reprs_and_refusals_tell_no_secret(caplog, buyer, order_id):
    caplog.set_level(logging.DEBUG)
    told = [repr(sealed_for(CredentialSet.objects.get().listing_id)), repr(CredentialSet.objects.get())]
    credentials, _ = vault.credentials_reveal(order_id=order_id, actor=buyer)
    told.append(repr(credentials))
    with pytest.raises(CredentialsTaken) as taken:
        sealed()
    with pytest.raises(CredentialsIncomplete) as incomplete:
        sealed(credentials_sample(login=MARK, password=" "))
    CredentialSet.objects.update(version=2)
    with pytest.raises(SealBroken) as broken:
        vault.credentials_reveal(order_id=order_id, actor=buyer)
    told += [repr(refusal.value) + str(refusal.value) for refusal in (taken, incomplete, broken)]
    told += [repr(taken.value.params), repr(incomplete.value.body())]

    assert MARK not in " ".join(told)
    assert MARK not in caplog.text


@pytest.mark.parametrize("blank", ["", "  "])
def test_blank_fields_are_named_all_at_once(blank):
    with pytest.raises(CredentialsIncomplete) as refusal:
        sealed(credentials_sample(login=blank, password=blank))

    assert [error.pointer for error in refusal.value.errors] == ["/credentials/login", "/credentials/password"]
    assert refusal.value.code == "validation.failed"
    assert CredentialSet.objects.count() == 0


def test_sealing_again_makes_a_new_version_that_replaces_the_live_one(buyer):
    first = sealed()
    renewed = credentials_sample()

    second = sealed(renewed, listing_id=first.listing_id)

    assert (first.version, second.version) == (1, 2)
    assert sealed_for(first.listing_id) == second
    assert CredentialSet.objects.filter(retired_at=None).count() == 1
    order_id = uuid4()
    vault.credentials_assign(listing_id=first.listing_id, order_id=order_id, buyer_id=buyer.user_id)
    assert vault.credentials_reveal(order_id=order_id, actor=buyer) == (renewed, 2)
    sealed()  # the account of the first version is free again


def test_the_same_account_may_be_sealed_anew_in_its_own_listing():
    first = sealed()

    assert sealed(listing_id=first.listing_id).version == 2


def test_one_account_is_not_offered_twice():
    first = sealed()
    same = credentials_sample(login=f" {SECRET.login.upper()}")

    with pytest.raises(CredentialsTaken) as refusal:
        sealed(same)

    assert (refusal.value.code, refusal.value.status) == ("vault.credentials_taken", 409)
    assert CredentialSet.objects.count() == 1
    sealed(same, game_slug="cs-2")
    vault.credentials_retire(listing_id=first.listing_id)
    assert sealed(same).version == 1


def test_a_refused_seal_leaves_the_live_one_as_it_was():
    other = sealed(credentials_sample())
    sealed()

    with pytest.raises(CredentialsTaken):
        sealed(listing_id=other.listing_id)

    assert sealed_for(other.listing_id) == other


def test_the_database_keeps_accounts_apart_too():
    sealed()
    row = CredentialSet.objects.get()
    row.id, row.listing_id = uuid4(), uuid4()

    with pytest.raises(IntegrityError, match="vault_account_sold_once"), transaction.atomic():
        row.save(force_insert=True)


def test_retired_credentials_stay_open_to_their_buyer(buyer, order_id):
    listing_id = CredentialSet.objects.get().listing_id

    vault.credentials_retire(listing_id=listing_id)
    vault.credentials_retire(listing_id=listing_id)

    assert not credentials_exist(listing_id)
    assert sealed_for(listing_id) is None
    assert vault.credentials_reveal(order_id=order_id, actor=buyer) == (SECRET, 1)


def test_assigning_twice_changes_nothing(buyer, order_id):
    before = CredentialSet.objects.values().get()

    vault.credentials_assign(listing_id=before["listing_id"], order_id=order_id, buyer_id=buyer.user_id)

    assert CredentialSet.objects.values().get() == before


def test_unseen_credentials_pass_from_a_cancelled_order_to_the_next(buyer, order_id):
    next_order, next_buyer = uuid4(), Actor.user(uuid4())

    vault.credentials_assign(
        listing_id=CredentialSet.objects.get().listing_id, order_id=next_order, buyer_id=next_buyer.user_id
    )

    assert vault.credentials_reveal(order_id=next_order, actor=next_buyer) == (SECRET, 1)
    with pytest.raises(CredentialsNotFound):
        vault.credentials_reveal(order_id=order_id, actor=buyer)


def test_seen_credentials_never_pass_to_another_order(buyer, order_id):
    vault.credentials_reveal(order_id=order_id, actor=buyer)

    with pytest.raises(CredentialsNotFound):
        vault.credentials_assign(listing_id=CredentialSet.objects.get().listing_id, order_id=uuid4(), buyer_id=uuid4())

    assert CredentialSet.objects.get().buyer_id == buyer.id


def test_nothing_is_assigned_where_nothing_is_sealed():
    with pytest.raises(CredentialsNotFound):
        vault.credentials_assign(listing_id=uuid4(), order_id=uuid4(), buyer_id=uuid4())


def test_wiping_destroys_secrets_and_keeps_their_history(buyer, order_id):
    live = credentials_sealed(listing_id=uuid4(), seller_id=uuid4())
    vault.credentials_reveal(order_id=order_id, actor=buyer)
    vault.credentials_retire(listing_id=CredentialSet.objects.get(order_id=order_id).listing_id)

    assert vault.credentials_wipe_of([uuid4()]) == 0
    assert vault.credentials_wipe_of([order_id]) == 1
    assert vault.credentials_wipe_of([order_id]) == 0

    wiped = CredentialSet.objects.get(order_id=order_id)
    assert (bytes(wiped.ciphertext), bytes(wiped.wrapped_key)) == (b"", b"")
    with pytest.raises(CredentialsNotFound):
        vault.credentials_reveal(order_id=order_id, actor=buyer)
    assert is_revealed(order_id)
    assert credentials_exist(live.listing_id)


def test_of_no_order_are_wiped_those_that_were_retired_by_then(order_id):
    sold_id = CredentialSet.objects.get(order_id=order_id).listing_id
    unsold = credentials_sealed(listing_id=uuid4(), seller_id=uuid4())
    for listing_id in (sold_id, unsold.listing_id):
        vault.credentials_retire(listing_id=listing_id)
    now = clock.now()

    assert vault.credentials_wipe_unsold(retired_before=now - timedelta(days=1)) == 0
    assert vault.credentials_wipe_unsold(retired_before=now + timedelta(days=1)) == 1
    assert vault.credentials_wipe_unsold(retired_before=now + timedelta(days=1)) == 0

    assert CredentialSet.objects.get(wiped_at__isnull=False).listing_id == unsold.listing_id


def test_rotation_moves_every_data_key_and_leaves_the_data(settings, buyer, order_id, capsys):
    old, new = settings.VAULT_KEYS, f"new:{base64.b64encode(os.urandom(32)).decode()}"
    sealed(credentials_sample())
    before = dict(CredentialSet.objects.values_list("id", "ciphertext"))

    settings.VAULT_KEYS = f"{new},{old}"
    call_command("vault_rotate")

    assert capsys.readouterr().out.startswith("2 data keys")
    assert vault.credentials_rewrap() == 0
    settings.VAULT_KEYS = new
    assert vault.credentials_reveal(order_id=order_id, actor=buyer) == (SECRET, 1)
    assert dict(CredentialSet.objects.values_list("id", "ciphertext")) == before
    assert set(CredentialSet.objects.values_list("key_id", flat=True)) == {"new"}


def test_rotation_without_the_old_key_changes_nothing(settings):
    sealed()
    row = CredentialSet.objects.values().get()

    settings.VAULT_KEYS = f"new:{base64.b64encode(os.urandom(32)).decode()}"
    with pytest.raises(SealBroken), transaction.atomic():
        vault.credentials_rewrap()

    assert CredentialSet.objects.values().get() == row


def test_the_log_of_looks_is_never_changed(buyer, order_id):
    vault.credentials_reveal(order_id=order_id, actor=buyer)

    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        CredentialReveal.objects.update(ip="")
    with pytest.raises(ProgrammingError, match=r"Cannot .*delete rows"), transaction.atomic():
        CredentialReveal.objects.all()._raw_delete("default")
    with pytest.raises(ProgrammingError, match="Cannot delete rows"), transaction.atomic():
        CredentialSet.objects.all()._raw_delete("default")

    assert len(reveal_list(order_id)) == 1
