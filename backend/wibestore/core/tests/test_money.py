from decimal import Decimal

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wibestore.core.money import Som


def test_adding_and_subtracting_keep_the_type():
    total = Som(500_000) - Som(50_000) + 1

    assert total == 450_001
    assert type(total) is Som
    assert type(sum([Som(1), Som(2)], Som(0))) is Som


@pytest.mark.parametrize("wrong", [1.5, True, Decimal("1"), "1"])
def test_only_whole_numbers_are_money(wrong):
    with pytest.raises(TypeError):
        Som(wrong)
    with pytest.raises(TypeError):
        Som(1) + wrong


@given(price=st.integers(1_000, 1_000_000_000), rate_bps=st.sampled_from([1000, 800, 500]))
def test_commission_and_rest_add_up_to_the_price(price, rate_bps):
    commission = Som(price).share(rate_bps)

    assert 0 <= commission <= price
    assert commission * 10_000 <= price * rate_bps < (commission + 1) * 10_000
    assert Som(price) - commission + commission == price


def test_money_is_a_whole_number_on_the_wire():
    assert orjson.dumps({"price": Som(4_850_000)}) == b'{"price":4850000}'
