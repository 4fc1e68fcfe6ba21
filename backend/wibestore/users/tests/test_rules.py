import pytest

from wibestore.users import rules


@pytest.mark.parametrize("name", ["ali", "Ali_2007", "wolf.gamer", "x-y-z", "Шерзод", "ўткир99", "a" * 30, "7seven"])
def test_names_of_one_script_are_well_formed(name):
    assert rules.is_username(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "ab",
        "a" * 31,
        "12345",
        "_ali",
        "ali_",
        "a__li",
        "a._li",
        "ali baba",
        "ali@uz",
        "аli_mix",  # Cyrillic а
        "alі",  # Ukrainian і
        "ali\u200bz",
        "ali\u202ez",
        "ａｌｉｃｅ",
        "ali\x00z",
        "álvaro",
        "ali💥",
        "ali/..",
        "gʻani",
    ],
)
def test_names_of_mixed_or_odd_letters_are_refused(name):
    assert not rules.is_username(name)


@pytest.mark.parametrize(
    ("name", "look_alike"),
    [
        ("Wolf", "wolf"),
        ("paypal", "paypa1"),
        ("ronaldo", "r0naldo"),
        ("Ilya", "llya"),
        ("corn", "com"),
        ("vvolf", "wolf"),
        ("coca", "соса"),  # Cyrillic
        ("TEMP", "ТЕМР"),  # Cyrillic capitals
        ("a.b", "a_b"),
        ("Сосо", "сосо"),
        ("user5", "users"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(name, look_alike):
    assert rules.username_skeleton(name) == rules.username_skeleton(look_alike)


@pytest.mark.parametrize(
    ("name", "other"), [("wolf", "golf"), ("clan_king", "dan_king"), ("шер", "sher"), ("ali2", "ali3")]
)
def test_names_that_differ_have_two_skeletons(name, other):
    assert rules.username_skeleton(name) != rules.username_skeleton(other)


@pytest.mark.parametrize(
    "name",
    [
        "admin",
        "ADMIN",
        "adm1n",
        "admin_uz",
        "the.admin",
        "админ",
        "wibestore",
        "Wibe_Store",
        "w1bestore-uz",
        "support",
        "me",
        "api",
    ],
)
def test_the_shops_own_names_are_reserved(name):
    assert rules.is_reserved_username(name)


@pytest.mark.parametrize("name", ["administer", "sadmin", "megamer", "seller_ali", "buyer"])
def test_names_beside_them_are_free(name):
    assert not rules.is_reserved_username(name)


@pytest.mark.parametrize(
    ("typed", "stored"), [("+998 90 123-45-67", "+998901234567"), ("+998(90)1234567", "+998901234567"), ("", "")]
)
def test_uzbek_numbers_are_stored_one_way(typed, stored):
    assert rules.phone_clean(typed) == stored


@pytest.mark.parametrize("typed", ["901234567", "+99890123456", "+9989012345678", "+79001234567", "+99890123456٧", "x"])
def test_other_numbers_are_refused(typed):
    assert rules.phone_clean(typed) is None


def test_rating_is_a_mean_with_two_decimals():
    assert rules.rating_of(0, 0) is None
    assert rules.rating_of(14, 3) == 4.67
