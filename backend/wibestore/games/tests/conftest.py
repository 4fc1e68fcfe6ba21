"""Tests here change games: what a process keeps of them must not outlive the test."""

import pytest

from wibestore.games import selectors


@pytest.fixture(autouse=True)
def games_fresh():
    selectors.games_forget()
    yield
    selectors.games_forget()
