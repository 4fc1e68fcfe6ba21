"""Every refusal of the shop can be said in the three languages of the interface."""

from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import pytest

import wibestore
from wibestore.core.errors import registered_errors
from wibestore.core.problem_titles import TITLES

for _module in iter_modules(wibestore.__path__, "wibestore."):
    if find_spec(f"{_module.name}.errors"):
        import_module(f"{_module.name}.errors")

# Made by a test, to see that a code belongs to one refusal.
_OF_TESTS = {code for code, error in registered_errors().items() if ".tests." in error.__module__}


def test_every_code_has_an_uzbek_and_a_russian_title_and_none_is_left_over():
    assert set(TITLES) == set(registered_errors()) - _OF_TESTS
    assert all(titles["uz"] and titles["ru"] for titles in TITLES.values())


@pytest.mark.parametrize(
    ("language", "title"), [("uz", "Bunday oʻyin yoʻq"), ("ru", "Такой игры нет"), ("en", "There is no such game")]
)
@pytest.mark.django_db
def test_the_title_follows_the_readers_language(client_for, language, title):
    answer = client_for(None).get("/api/v1/games/no-such-game/", headers={"accept-language": language})

    assert answer.status_code == 404
    assert answer.json()["title"] == title
