"""The seal itself: what opens, what does not, and that it says nothing."""

import base64
import os
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured

from wibestore.vault.rules import Keyring, SealBroken, fingerprint_of, normalised_login, rewrap, seal, unseal
from wibestore.vault.types import Credentials

MARK = "hunter2-МАРКЕР"
SECRET = Credentials("email", MARK, f"{MARK}p", f"{MARK}@example.org", f"{MARK}e", f"{MARK} note")


def key() -> str:
    return base64.b64encode(os.urandom(32)).decode()


@pytest.fixture
def keyring():
    return Keyring.parse(f"k1:{key()}, k2:{key()}")


def flipped(sealed: bytes, place: int) -> bytes:
    return sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]


def test_what_was_sealed_opens_for_its_set_and_version(keyring):
    set_id = uuid4()

    sealed = seal(SECRET, keyring=keyring, set_id=set_id, version=3)

    assert unseal(sealed, login_method="email", keyring=keyring, set_id=set_id, version=3) == SECRET
    assert sealed.key_id == "k1"


@pytest.mark.parametrize("part", ["ciphertext", "wrapped_key"])
def test_one_flipped_bit_anywhere_keeps_it_shut(keyring, part):
    set_id = uuid4()
    sealed = seal(SECRET, keyring=keyring, set_id=set_id, version=1)
    right = getattr(sealed, part)

    for place in range(len(right)):
        broken = replace(sealed, **{part: flipped(right, place)})
        with pytest.raises(SealBroken):
            unseal(broken, login_method="email", keyring=keyring, set_id=set_id, version=1)


@pytest.mark.parametrize("part", ["ciphertext", "wrapped_key"])
def test_bytes_that_are_too_short_stay_shut(keyring, part):
    set_id = uuid4()
    sealed = seal(SECRET, keyring=keyring, set_id=set_id, version=1)

    for length in (0, 1, 13, 20):
        broken = replace(sealed, **{part: getattr(sealed, part)[:length]})
        with pytest.raises(SealBroken):
            unseal(broken, login_method="email", keyring=keyring, set_id=set_id, version=1)


def test_bytes_moved_to_another_set_or_version_stay_shut(keyring):
    set_id = uuid4()
    sealed = seal(SECRET, keyring=keyring, set_id=set_id, version=1)

    with pytest.raises(SealBroken):
        unseal(sealed, login_method="email", keyring=keyring, set_id=uuid4(), version=1)
    with pytest.raises(SealBroken):
        unseal(sealed, login_method="email", keyring=keyring, set_id=set_id, version=2)


def test_each_seal_has_a_data_key_of_its_own(keyring):
    set_id = uuid4()

    one, other = (seal(SECRET, keyring=keyring, set_id=set_id, version=1) for _ in range(2))

    assert one.ciphertext != other.ciphertext
    with pytest.raises(SealBroken):
        unseal(
            replace(one, wrapped_key=other.wrapped_key),
            login_method="email",
            keyring=keyring,
            set_id=set_id,
            version=1,
        )


def test_a_new_first_key_opens_old_seals_and_rewraps_them_without_touching_the_data():
    old, new, set_id = key(), key(), uuid4()
    sealed = seal(SECRET, keyring=Keyring.parse(f"k1:{old}"), set_id=set_id, version=1)
    both = Keyring.parse(f"k2:{new},k1:{old}")

    moved = rewrap(sealed, keyring=both, set_id=set_id, version=1)

    assert unseal(sealed, login_method="email", keyring=both, set_id=set_id, version=1) == SECRET
    assert (moved.key_id, moved.ciphertext) == ("k2", sealed.ciphertext)
    alone = Keyring.parse(f"k2:{new}")
    assert unseal(moved, login_method="email", keyring=alone, set_id=set_id, version=1) == SECRET
    with pytest.raises(SealBroken, match="lacks the key k1"):
        unseal(sealed, login_method="email", keyring=alone, set_id=set_id, version=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "k1",
        "k1:",
        "k1:short",
        f"k1:{key()},",
        f":{key()}",
        f"k1:{key()},k1:{key()}",
        f"k1:{key()}!",
        "k1:" + base64.b64encode(os.urandom(31)).decode(),
        f"{'k' * 33}:{key()}",
    ],
    ids=[
        "empty",
        "no_key",
        "blank_key",
        "short",
        "trailing_comma",
        "no_name",
        "twice",
        "not_base64",
        "31_bytes",
        "long_name",
    ],
)
def test_wrong_keys_stop_the_start_without_being_shown(text):
    with pytest.raises(ImproperlyConfigured) as refusal:
        Keyring.parse(text)

    assert str(refusal.value) == "VAULT_KEYS must be `name:base64 of 32 bytes`, several of them by commas"


def test_nothing_tells_a_secret(keyring):
    set_id = uuid4()
    sealed = seal(SECRET, keyring=keyring, set_id=set_id, version=1)
    with pytest.raises(SealBroken) as refusal:
        unseal(sealed, login_method="email", keyring=keyring, set_id=uuid4(), version=1)

    told = f"{SECRET!r} {SECRET} {sealed!r} {sealed} {keyring!r} {keyring} {refusal.value!r}"

    assert MARK not in told
    assert repr(sealed.ciphertext) not in told
    assert repr(keyring.keys["k1"]) not in told
    assert refusal.value.__cause__ is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Player@Example.org", " player@example.ORG "),
        ("+998 90 123-45-67", "998901234567"),
        ("Ｐlayer", "player"),
        ("pla yer", "player"),
    ],
)
def test_one_account_is_known_however_it_is_written(one, other):
    assert normalised_login(one) == normalised_login(other)


def test_a_fingerprint_depends_on_game_login_and_pepper():
    def mark(pepper: str = "p", game_slug: str = "dota-2", login: str = "a") -> str:
        return fingerprint_of(pepper=pepper, game_slug=game_slug, login=login)

    assert mark() == mark()
    assert len({mark(), mark(pepper="q"), mark(game_slug="cs-2"), mark(login="b")}) == 4
    assert mark(game_slug="a", login="bc") != mark(game_slug="ab", login="c")
