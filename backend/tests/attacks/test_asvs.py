"""docs/security/asvs.md names tests that exist, and each number once."""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
PAGE = PROJECT / "docs" / "security" / "asvs.md"
STATUSES = {"met", "doc", "review", "open", "n/a"}
_ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+) \| (.+) \| (.+) \|$", re.M)
_TEST = re.compile(r"^`([\w./-]+\.(?:py|tsx?))(?:::(test_\w+))?`$")


def rows() -> list[tuple[str, str, str, str, str]]:
    return _ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_each_number_has_one_row_with_a_status_that_is_known():
    numbers = [number for number, *_ in rows()]

    assert len(numbers) > 240
    assert len(set(numbers)) == len(numbers)
    assert {status for *_, status, _ in rows()} <= STATUSES


def test_every_named_test_exists():
    missing = []
    for number, _, _, status, proof in rows():
        named = _TEST.match(proof)
        if status == "met" and named is None:
            missing.append((number, proof))
        if named is None:
            continue
        file = PROJECT / named[1]
        if not file.is_file() or (named[2] and f"def {named[2]}(" not in file.read_text(encoding="utf-8")):
            missing.append((number, proof))

    assert missing == []


def test_every_page_that_is_named_exists():
    pages = {page for *_, proof in rows() for page in re.findall(r"(?:docs|backend)/[\w./-]+\.\w+", proof)}

    assert [page for page in pages if not (PROJECT / page).is_file()] == []
