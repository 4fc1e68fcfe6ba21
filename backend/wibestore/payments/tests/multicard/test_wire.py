"""Multicard's own forms: worked signatures, amounts, times, masks."""

from datetime import UTC, datetime

import pytest

from wibestore.core.money import Som
from wibestore.payments.providers.multicard.wire import (
    is_equal,
    mask_of,
    moment,
    som,
    status_sign,
    success_sign,
    time_text,
    tiyin,
)
from wibestore.payments.providers.requests import NO_SOM

SECRET = "multicard-secret"
UUID = "e60d8ebc-b9fe-11ef-b159-005056b4367d"


def test_the_worked_signatures_come_out():
    success = success_sign(store_id=6, invoice_id="1042", amount=5_000_000, secret=SECRET)
    status = status_sign(uuid=UUID, invoice_id="1042", amount=5_000_000, secret=SECRET)

    assert success == "c25baa4a03be4714130cd3258742d468"
    assert status == "1d82343700638e1ce531850fc7ccbb53b9481b22"


@pytest.mark.parametrize(
    ("secret", "expected", "given", "verdict"),
    [
        ("s", "ab", "ab", True),
        ("s", "ab", "aB", False),
        ("s", "ab", "", False),
        ("s", "ab", "подпись", False),
        ("s", "ab", "\ud800", False),
        ("", "ab", "ab", False),
    ],
)
def test_an_empty_secret_makes_no_signature_right(secret, expected, given, verdict):
    assert is_equal(secret, expected, given) is verdict


@pytest.mark.parametrize(
    ("sum_", "amount"),
    [(5_000_000, 50_000), (100, 1), (5_000_001, NO_SOM), (99, NO_SOM), (0, NO_SOM), (-100, NO_SOM), (10**18, NO_SOM)],
)
def test_what_is_no_whole_som_matches_no_deposit(sum_, amount):
    assert som(sum_) == amount


def test_amounts_leave_in_tiyin():
    assert tiyin(Som(50_000)) == 5_000_000


def test_times_are_of_tashkent():
    at = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

    assert moment("2026-11-25 17:00:00", datetime.now(UTC)) == at
    assert time_text(at) == "2026-11-25 17:00:00"
    assert moment("soon", at) == at
    assert moment(None, at) == at


@pytest.mark.parametrize(
    ("pan", "mask"),
    [
        ("860053******8829", "860053******8829"),
        ("8600 53** **** 8829", "860053******8829"),
        ("860053xxxxxx8829", "860053******8829"),
        ("8600533364098829", "860053******8829"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_number_is_never_handed_on(pan, mask):
    assert mask_of(pan) == mask
