"""Each hint with a planted case, and none for those who do nothing unusual."""

import random
from dataclasses import replace

import pytest

from wibestore.moderation.rules.flags import CODES, SPANS_MAX, Contact, FlagFacts, Kin, flags_for, level_of

HONEST = FlagFacts(price=300_000, median=280_000, sales_counted=40, seller_sales=3)
PHONE = Contact(kind="phone", field="title", start=8, end=25)


@pytest.mark.parametrize(
    ("planted", "code", "level"),
    [
        ({"pictures": [("WB-AAAAA", 5), ("WB-BBBBB", 3)]}, "same_picture", 2),
        ({"pictures": [("WB-AAAAA", 0)]}, "same_picture", 3),
        ({"kin": [Kin(code="WB-AAAAA", is_own=False, was_delivered=False)]}, "same_credentials", 3),
        ({"kin": [Kin(code="WB-AAAAA", is_own=True, was_delivered=True)]}, "same_credentials", 3),
        ({"price": 93_333}, "price_low", 2),
        ({"price": 840_001}, "price_high", 1),
        ({"contacts": [PHONE]}, "contact_in_text", 2),
        ({"seller_sales": 0}, "new_seller", 1),
        ({"seller_rejected": 2}, "rejected_before", 1),
        ({"seller_verdicts": 1}, "seller_warned", 2),
    ],
)
def test_a_planted_case_is_noticed_and_nothing_beside_it(planted, code, level):
    [flag] = flags_for(replace(HONEST, **planted))

    assert (flag.code, flag.level) == (code, level)
    assert code in CODES


@pytest.mark.parametrize(
    "facts",
    [
        {"price": 93_334},
        {"price": 840_000},
        {"price": 1_000, "sales_counted": 7},
        {"price": 1_000, "median": None},
        {"kin": [Kin(code="WB-AAAAA", is_own=True, was_delivered=False)]},
    ],
)
def test_the_edges_are_not_noticed(facts):
    assert flags_for(replace(HONEST, **facts)) == []


def test_the_worst_comes_first_and_gives_the_level():
    flags = flags_for(replace(HONEST, seller_sales=0, contacts=[PHONE], pictures=[("WB-AAAAA", 0)]))

    assert [flag.level for flag in flags] == [3, 2, 1]
    assert level_of(flags) == 3
    assert level_of([]) == 0


def test_the_nearest_picture_is_named():
    [flag] = flags_for(replace(HONEST, pictures=[("WB-AAAAA", 5), ("WB-BBBBB", 3)]))

    assert flag.params == {"code": "WB-BBBBB", "distance": 3, "count": 2}


def test_words_are_marked_by_their_places_and_never_repeated():
    handle = Contact(kind="handle", field="attributes.note", start=0, end=5)
    [flag] = flags_for(replace(HONEST, contacts=[PHONE, handle, PHONE]))

    assert flag.params["kinds"] == ["handle", "phone"]
    assert flag.params["spans"] == [
        {"field": "title", "start": 8, "end": 25, "kind": "phone"},
        {"field": "attributes.note", "start": 0, "end": 5, "kind": "handle"},
        {"field": "title", "start": 8, "end": 25, "kind": "phone"},
    ]
    [flag] = flags_for(replace(HONEST, contacts=[PHONE] * 50))
    assert len(flag.params["spans"]) == SPANS_MAX


def test_two_hundred_honest_listings_get_none():
    dice = random.Random(8)
    for _ in range(200):
        median = dice.randrange(20_000, 5_000_000)
        facts = FlagFacts(
            price=int(median * dice.uniform(0.35, 2.9)),
            median=dice.choice([median, None]),
            sales_counted=dice.randrange(100),
            seller_sales=dice.randrange(1, 200),
            kin=[Kin(code="WB-AAAAA", is_own=True, was_delivered=False)] * dice.randrange(2),
        )

        assert flags_for(facts) == []
