from uuid import UUID, uuid4

import pytest

from wibestore.core.signed_ids import id_read, id_sign

THING = UUID("01900000-0000-7000-8000-000000000001")


def test_a_token_speaks_of_its_thing_alone():
    token = id_sign("letter", THING)

    assert id_read("letter", token) == THING
    assert id_read("other", token) is None
    assert id_sign("letter", uuid4()) != token


def test_with_another_key_it_is_nothing(settings):
    token = id_sign("letter", THING)
    settings.EMAIL_TOKEN_KEY = "another key of more than thirty-two letters"

    assert id_read("letter", token) is None


@pytest.mark.parametrize("token", ["", "x", "A" * 63, "A" * 64, "A" * 65, "!" * 64, "ё" * 64, "A" * 63 + "="])
def test_what_we_did_not_make_is_nothing(token):
    assert id_read("letter", token) is None
