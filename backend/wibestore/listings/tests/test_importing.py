"""Listings from a file over HTTP: a dry run, all of them, or none and nothing changed."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.client import encode_multipart
from django.test.utils import CaptureQueriesContext

from wibestore.core.models import OutboxMessage
from wibestore.games import selectors as games
from wibestore.listings.factories import attributes_for
from wibestore.listings.models import Listing
from wibestore.listings.services.making import DRAFTS_MAX

pytestmark = pytest.mark.django_db

URL = "/api/v1/profile/listings/import/"
MULTIPART = "multipart/form-data; boundary=BoUnDaRyStRiNg"


@pytest.fixture
def browser(client_for, seller):
    return client_for(seller)


def row(**overrides):
    game = games.game_get("pubg-mobile")
    return {"title": "A well kept account", "price": 250_000, **attributes_for(game), **overrides}


def file_of(*rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for one in rows for name in one)))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def encoded(data, *, game="pubg-mobile", **extra):
    form = {"file": SimpleUploadedFile("listings.csv", data, "text/csv"), "game": game, **extra}
    return encode_multipart("BoUnDaRyStRiNg", form), MULTIPART


def send(browser, data, **form):
    return browser.post(URL, *encoded(data, **form))


def report_of(response):
    assert response.status_code == 200, response.content
    report = response.json()
    return report | {"problems": [(one["row"], one["column"], one["code"]) for one in report["problems"]]}


def test_a_dry_run_says_what_would_be_and_makes_nothing(browser):
    report = report_of(send(browser, file_of(row(), row(title="Another good one")), dry_run="true"))

    assert report == {
        "is_dry_run": True,
        "row_count": 2,
        "valid_count": 2,
        "created_count": 0,
        "problems": [],
        "listings": [],
    }
    assert Listing.objects.count() == 0


def test_rows_become_drafts_of_the_sellers(browser, seller):
    data = file_of(
        row(description="Two\nlines", language="RU", delivery_sla_minutes=30, accepts_offers="нет", rank="Бронза"),
        row(title="=HYPERLINK(1)", price="1 300 000", offer_floor="1000000"),
    )

    report = report_of(send(browser, data))

    assert (report["is_dry_run"], report["created_count"], report["problems"]) == (False, 2, [])
    assert [(one["row"], one["title"]) for one in report["listings"]] == [
        (2, "A well kept account"),
        (3, "=HYPERLINK(1)"),
    ]
    first, second = (Listing.objects.get(id=one["id"]) for one in report["listings"])
    assert [one["code"] for one in report["listings"]] == [first.code, second.code]
    assert (first.status, first.seller_id, first.delivery, first.image_count) == ("draft", seller.id, "manual", 0)
    assert (first.description, first.language, first.attributes["rank"]) == ("Two\nlines", "ru", "bronze")
    assert (first.delivery_sla_minutes, first.accepts_offers, first.offer_floor) == (30, False, None)
    assert (second.price, second.offer_floor, second.language, second.accepts_offers) == (
        1_300_000,
        1_000_000,
        "uz",
        True,
    )
    found = browser.get("/api/v1/profile/listings/?search=hyperlink").json()["results"]
    assert [one["id"] for one in found] == [str(second.id)]
    assert OutboxMessage.objects.filter(topic__startswith="listing.").count() == 0


def test_every_problem_has_its_row_and_column_and_nothing_is_made(browser):
    data = file_of(
        row(),
        row(title="short", price=5),
        row(rank="emperor", level="many"),
        row(delivery_sla_minutes="soon", accepts_offers="maybe", language="de"),
        row(offer_floor=900_000),
    )

    for dry_run in ("true", "false"):
        report = report_of(send(browser, data, dry_run=dry_run))
        assert report["problems"] == [
            (3, "title", "min_length"),
            (4, "level", "invalid_int"),
            (4, "rank", "invalid_choice"),
            (5, "language", "invalid_choice"),
            (5, "delivery_sla_minutes", "invalid_choice"),
            (5, "accepts_offers", "invalid_bool"),
            (6, "offer_floor", "max_value"),
        ]
        assert (report["row_count"], report["valid_count"], report["created_count"]) == (5, 1, 0)
    assert Listing.objects.count() == 0


def test_words_are_the_readers_own(browser):
    problems = send(browser, file_of(row(title="short"))).json()["problems"]
    english = browser.post(URL, *encoded(file_of(row(title="short"))), HTTP_ACCEPT_LANGUAGE="en").json()["problems"]
    empty = send(browser, b"").json()["problems"]

    assert [problems[0][name] for name in ("row", "column", "title")] == [2, "title", "Juda qisqa"]
    assert problems[0]["params"]["min"] == 8
    assert english[0]["title"].startswith("String should have at least 8")
    assert empty == [{"row": 0, "column": "", "code": "csv_empty", "title": "Faylda eʼlonlar yoʻq", "params": {}}]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "csv_empty"),
        ("title,price\nАккаунт,1".encode("cp1251"), "csv_encoding"),
        (b'title,price\n"open', "csv_malformed"),
        (b"title,price,colour\nAccount,1,red", "unknown_column"),
        (b"title,title,price\nAccount,Account,1", "duplicate_column"),
        (b"title\nAccount number one", "missing_column"),
        (b"title,price\nA well kept account,250000,more", "too_many_cells"),
        (b"title,price\n" + b"A well kept account,250000\n" * 201, "too_many_rows"),
    ],
)
def test_a_file_of_the_wrong_form_makes_nothing(browser, data, code):
    report = report_of(send(browser, data))

    assert [one[2] for one in report["problems"]] == [code]
    assert report["created_count"] == 0
    assert Listing.objects.count() == 0


def test_required_attributes_may_wait_as_in_any_draft(browser):
    report = report_of(send(browser, b"title;price\nA well kept account;250000\n"))

    assert report["created_count"] == 1


def test_more_than_the_seller_may_keep_is_refused_whole(browser, seller):
    made = [report_of(send(browser, file_of(*[row()] * 200)))["created_count"]]
    refused = report_of(send(browser, file_of(*[row()] * (DRAFTS_MAX - 199))))
    made.append(report_of(send(browser, file_of(*[row()] * (DRAFTS_MAX - 200))))["created_count"])

    assert refused["problems"] == [(0, "", "listing.limit_reached")]
    assert made == [200, DRAFTS_MAX - 200]
    assert Listing.objects.filter(seller_id=seller.id).count() == DRAFTS_MAX


def test_a_file_over_a_megabyte_is_413(browser):
    answers = [send(browser, b"title,price\n" + b"x" * size) for size in (1_048_576, 3_000_000)]

    assert {(answer.status_code, answer.json()["code"]) for answer in answers} == {(413, "request.too_large")}
    assert Listing.objects.count() == 0


@pytest.mark.parametrize("game", ["", "no-such-game", "\x00", "x" * 10_000])
def test_the_game_must_be_named(browser, game):
    answer = send(browser, file_of(row()), game=game)

    assert answer.status_code == 400
    assert Listing.objects.count() == 0


def test_what_is_no_form_is_refused(browser, client_for):
    assert browser.post(URL, {"game": "pubg-mobile"}).status_code in (400, 415)
    assert browser.generic("POST", URL, b"--x", "multipart/form-data; boundary=x").status_code == 400
    assert send(client_for(None), file_of(row())).status_code == 401


def test_each_row_more_costs_the_same_queries(browser):
    counts = []
    # What a process reads once is read here.
    send(browser, file_of(row(language="uz")))

    for size in (1, 2, 4):
        with CaptureQueriesContext(connection) as captured:
            assert report_of(send(browser, file_of(*[row(language="uz")] * size)))["created_count"] == size
        counts.append(len(captured))

    assert counts[2] - counts[1] == 2 * (counts[1] - counts[0]), counts


@pytest.mark.parametrize("game", ["pubg-mobile", "steam"])
def test_the_template_can_be_sent_back_as_it_is(browser, game):
    answer = browser.get(f"{URL}template/?game={game}")
    data = answer.content
    header, example = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))

    fixed = ["title", "description", "language", "price", "delivery_sla_minutes", "accepts_offers", "offer_floor"]
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="wibestore-{game}.csv"'
    assert data.startswith(b"\xef\xbb\xbf")
    assert header == fixed + [spec.key for spec in games.game_get(game).attributes]
    assert len(example) == len(header)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in [*header, *example])
    report = report_of(send(browser, data, game=game, dry_run="true"))
    assert (report["valid_count"], report["problems"]) == (1, [])


def test_no_template_for_no_game(browser):
    assert browser.get(f"{URL}template/?game=no").status_code == 400
    assert browser.get(f"{URL}template/").status_code == 400
