"""The form of a file of listings: what can be read, and every way it cannot."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wibestore.games import selectors as games
from wibestore.listings.rules.cells import cell_attribute, cell_flag, cell_number
from wibestore.listings.rules.csv_file import ROWS_MAX, table_read

COLUMNS = ("title", "price", "rank")


def read(data):
    return table_read(data if isinstance(data, bytes) else data.encode(), columns=COLUMNS, required={"title", "price"})


def found(table):
    return [(problem.row, problem.column, problem.code) for problem in table.problems]


def cells(table):
    return [(row.number, row.cells) for row in table.rows]


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_usual_form_is_read(mark, delimiter, newline):
    lines = [["Title", " PRICE ", "rank"], ["Аккаунт", "100", "ace"], ["", "", ""], ["Last", "200", ""]]
    data = newline.join(delimiter.join(line) for line in lines)

    table = read(mark + data.encode())

    assert table.problems == ()
    assert cells(table) == [
        (2, {"title": "Аккаунт", "price": "100", "rank": "ace"}),
        (4, {"title": "Last", "price": "200"}),
    ]


def test_quotation_marks_hold_newlines_delimiters_and_themselves():
    table = read('title,price\n"Two\nlines, and ""more""",1\nNext,2\n')

    assert cells(table) == [
        (2, {"title": 'Two\nlines, and "more"', "price": "1"}),
        (3, {"title": "Next", "price": "2"}),
    ]


@pytest.mark.parametrize(
    "data",
    [
        "title,price\nАккаунт,1".encode("cp1251"),
        "title,price\nAccount,1".encode("utf-16"),
        "title,price\nAccount,1".encode("utf-16-le"),
        b"title,price\nAc\x00count,1",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00",
        b"PK\x03\x04\xff\xfe",
    ],
)
def test_other_encodings_and_other_files_are_refused(data):
    table = read(data)

    assert found(table) == [(0, "", "csv_encoding")]
    assert table.rows == ()


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, b"\n\n", b"title,price", b"title,price\n,\n  ,  \n"])
def test_a_file_without_rows_is_empty(data):
    assert found(read(data)) == [(0, "", "csv_empty")]


@pytest.mark.parametrize(
    "data", ['title,price\n"open,1', 'title,price\n"closed"early,1', "title,price\n" + "x" * 140_000]
)
def test_a_broken_cell_is_refused(data):
    assert found(read(data)) == [(0, "", "csv_malformed")]


def test_every_problem_of_the_header_is_named_and_no_row_read():
    table = read("title,colour,title,rank\nAccount,red,Account,ace\n")

    assert found(table) == [
        (1, "colour", "unknown_column"),
        (1, "title", "duplicate_column"),
        (1, "price", "missing_column"),
    ]
    assert table.rows == ()


def test_a_file_without_a_header_names_what_is_missing():
    codes = {code for *_, code in found(read("Account,100,ace\nAnother,200,ace\n"))}

    assert codes == {"unknown_column", "missing_column"}


def test_rows_over_the_limit_and_cells_over_the_header_are_named():
    rows = "".join(f"Account {number},100\n" for number in range(ROWS_MAX + 5))

    table = read("title,price\n" + rows.replace("Account 3,100", "Account 3,100,,more", 1))

    assert found(table) == [(ROWS_MAX + 2, "", "too_many_rows"), (5, "", "too_many_cells")]
    assert len(table.rows) == ROWS_MAX


@given(st.binary(max_size=2_000))
def test_whatever_is_sent_is_read_or_refused(data):
    table = read(data)

    assert table.rows or table.problems


@given(st.text(max_size=300))
def test_whatever_is_written_is_read_or_refused(text):
    table = read("title,price\n" + text)

    assert table.rows or table.problems


@pytest.mark.parametrize(
    ("text", "value"),
    [("1 250 000", 1_250_000), ("1\u00a0250", 1250), ("-5", -5), ("+5", 5), ("1.5", "1.5"), ("1e9", "1e9"), ("", ""),
     ("9" * 17, "9" * 17), ("١٢", "١٢"), ("=1+1", "=1+1")],
)  # fmt: skip
def test_a_number_is_whole_or_stays_text(text, value):
    assert cell_number(text) == value


def test_yes_and_no_are_known_in_three_languages():
    assert [cell_flag(word) for word in ("Ha", "ДА", "true", "1")] == [True] * 4
    assert [cell_flag(word) for word in ("Yoʻq", "нет", "False", "0")] == [False] * 4
    assert cell_flag("maybe") == "maybe"


@pytest.mark.django_db
def test_a_choice_is_known_by_its_code_and_its_labels():
    spec = games.game_get("pubg-mobile").attribute("rank")

    assert [cell_attribute(spec, text) for text in ("bronze", "Бронза", "BRONZA", "Bronze")] == ["bronze"] * 4
    assert cell_attribute(spec, "emperor") == "emperor"
