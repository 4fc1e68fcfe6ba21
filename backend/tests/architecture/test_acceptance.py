"""docs/acceptance.md and its check: the paths that were ordered are there, and a page that is not true is refused."""

import pytest
from proof import acceptance

from config.api import api

# R1.5 to the letter, and what R1.6 names by its path: method and path below /api/v1/.
ORDERED = """
POST auth/register/ auth/login/ auth/logout/ auth/refresh/ auth/google/ auth/password/reset/
POST auth/password/reset/confirm/ auth/email/verify/ auth/email/resend/
GET auth/me/ games/ games/{}/ games/{}/listings/
PATCH auth/me/ listings/{}/ profile/ reports/{}/ admin/users/{}/ admin/listings/{}/ admin/reports/{}/
GET listings/ listings/{}/ listings/{}/reviews/
POST listings/ listings/{}/favorite/ listings/{}/view/
PUT listings/{}/ reviews/{}/
DELETE listings/{}/ listings/{}/favorite/ reviews/{}/
GET profile/ profile/listings/ profile/favorites/ profile/purchases/ profile/sales/ profile/notifications/
POST payments/deposit/ payments/withdraw/ payments/webhooks/{}/
GET payments/transactions/ payments/transactions/{}/ payments/methods/
GET subscriptions/plans/ subscriptions/my/
POST subscriptions/purchase/ subscriptions/cancel/
GET chats/ chats/{}/ chats/{}/messages/
POST chats/ reviews/ reviews/{}/response/ reviews/{}/helpful/ reports/
GET reviews/{}/ reports/ admin/dashboard/ admin/users/ admin/listings/ admin/reports/ admin/transactions/
POST upload/image/ auth/password/change/ profile/notifications/{}/read/ profile/notifications/read-all/
GET auth/sessions/ users/{}/ search/suggest/
DELETE auth/sessions/{}/
POST orders/ orders/{}/pay/ orders/{}/deliver/ orders/{}/confirm/ orders/{}/disputes/ orders/{}/cancel/
POST listings/{}/offers/ disputes/{}/resolve/ admin/withdrawals/{}/approve/
"""
ROW = "| {number} | what | `Makefile` | {proof} | {state} |"


def ordered() -> set[tuple[str, str]]:
    lines = [line.split() for line in ORDERED.split("\n") if line]
    return {(method, path) for method, *paths in lines for path in paths}


def known() -> set[tuple[str, str]]:
    paths = api.get_openapi_schema()["paths"]
    return {
        (method.upper(), "/".join("{}" if "{" in part else part for part in path.removeprefix("/api/v1/").split("/")))
        for path, methods in paths.items()
        for method in methods
    }


def page(**changed: str) -> str:
    """Return a good page; `changed` replaces parts of the row of R1.1, or takes it away."""
    lines = []
    for number in acceptance.NUMBERS:
        parts = {"number": number, "proof": "`make check`", "state": "done"}
        lines.append(ROW.format(**{**parts, **(changed if number == "R1.1" else {})}))
    return "\n".join(lines)


def test_every_path_that_was_ordered_is_there():
    assert sorted(ordered() - known()) == []
    assert len(ordered()) == 79


def test_the_pages_of_the_project_are_true():
    assert acceptance.faults(acceptance.PAGE.read_text("utf-8")) == []
    assert acceptance.faults_of_owners_page(acceptance.OWNERS_PAGE.read_text("utf-8")) == []


def test_a_page_of_good_rows_is_good():
    assert acceptance.faults(page()) == []
    assert len(acceptance.NUMBERS) == 65


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"number": "R1.9"}, "R1.1: stands there 0 times"),
        ({"number": "R1.9"}, "R1.9: there is no such requirement"),
        ({"number": "R1.2"}, "R1.2: stands there 2 times"),
        ({"state": "nearly"}, "R1.1: its state"),
        ({"state": "open: "}, "R1.1: its state"),
        ({"proof": "trust us"}, "R1.1: no proof is named"),
        ({"proof": "`make nothing-at-all`"}, "`make nothing-at-all` does not exist"),
        ({"proof": "`backend/tests/test_nothing.py`"}, "`backend/tests/test_nothing.py` does not exist"),
        ({"proof": "`backend/tests/test_wire.py::test_nothing`"}, "test_nothing` does not exist"),
    ],
)
def test_what_is_not_true_is_said(changed, said):
    assert any(said in words for words in acceptance.faults(page(**changed)))


def test_the_owners_page_needs_each_line_and_a_command():
    lines = [f"- [x] **{number}** words — `make check`" for number in acceptance.OWNERS]

    assert acceptance.faults_of_owners_page("\n".join(lines)) == []
    assert acceptance.faults_of_owners_page("\n".join(lines[1:])) == ["R14.1: stands there 0 times"]
    bare = [lines[0].replace("`make check`", "by eye"), *lines[1:]]
    assert acceptance.faults_of_owners_page("\n".join(bare)) == ["R14.1: no command shows it"]
