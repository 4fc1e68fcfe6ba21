"""Sellers who seal at the same moment."""

from uuid import uuid4

import pytest

from wibestore.core.errors import VersionConflict
from wibestore.core.tests.race import run_together
from wibestore.vault import services as vault
from wibestore.vault.errors import CredentialsTaken
from wibestore.vault.factories import credentials_sample
from wibestore.vault.models import CredentialSet
from wibestore.vault.types import SealedCredentials

pytestmark = pytest.mark.django_db(transaction=True)


def seal_in(listing_id, credentials):
    return lambda: vault.credentials_seal(
        listing_id=listing_id, game_slug="dota-2", seller_id=uuid4(), credentials=credentials
    )


def test_of_ten_listings_of_one_account_one_wins():
    same = credentials_sample()

    outcomes = run_together([seal_in(uuid4(), same) for _ in range(10)])

    assert sum(isinstance(outcome, SealedCredentials) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, CredentialsTaken) for outcome in outcomes) == 9
    assert CredentialSet.objects.count() == 1


def test_ten_seals_of_one_listing_leave_one_live_set():
    listing_id = uuid4()

    outcomes = run_together([seal_in(listing_id, credentials_sample()) for _ in range(10)])

    won = [outcome for outcome in outcomes if isinstance(outcome, SealedCredentials)]
    assert len(won) + sum(isinstance(outcome, VersionConflict) for outcome in outcomes) == 10
    assert sorted(outcome.version for outcome in won) == list(range(1, len(won) + 1))
    assert CredentialSet.objects.filter(listing_id=listing_id, retired_at=None).count() == 1
