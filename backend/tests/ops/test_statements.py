"""`make statements`: what the database has spent its time on."""

from decimal import Decimal

import pytest
from shop.paths import ROOT
from shop.postgres import SETTINGS
from shop.statements import REPORT, lines_of


def test_lines_are_as_wide_as_their_numbers() -> None:
    rows = [("wibestore", 12_345, Decimal("0.5"), Decimal("99.1"), Decimal(1), Decimal(4), "SELECT 1")]

    head, line = lines_of(rows).splitlines()

    assert head.split() == ["database", "calls", "mean,", "ms", "share,", "%", "rows", "pages", "statement"]
    assert line.split() == ["wibestore", "12345", "0.5", "99.1", "1", "4", "SELECT", "1"]
    assert line.index("SELECT") == head.index("statement")


def test_every_postgresql_of_the_project_counts_statements() -> None:
    assert SETTINGS["shared_preload_libraries"] == "pg_stat_statements"
    for name in ("docker-compose.yml", "docker-compose.prod.yml"):
        assert "shared_preload_libraries=pg_stat_statements" in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("word", ["CREATE EXTENSION IF NOT EXISTS", "mean_exec_time", "share", "AS rows"])
def test_the_report_is_one_file_for_both(word: str) -> None:
    assert word in REPORT.read_text(encoding="utf-8")
