"""Random histories in the pure model: every sum and every promise holds after each step (escrow.md §4)."""

import pytest

from wibestore.orders.tests.histories import Histories, play


@pytest.mark.parametrize("first_seed", [1, 1_001])
def test_random_histories_keep_every_sum_and_promise(first_seed):
    assert play(Histories, steps=2_500, first_seed=first_seed, shrinks=True) >= 2_500
