"""The ledger's own promises are proved without what the modules above know of their money."""

import pytest

from wibestore.ledger.services import checks


@pytest.fixture(autouse=True)
def only_the_ledgers_own_proofs(monkeypatch):
    monkeypatch.setattr(checks, "_registered", {})
