"""What a plan says: which tables it reads from end to end, and where most of its time goes."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import connection

#: A table of so many rows is not to be read from end to end by a page.
BIG_ROWS = 5_000
_BIG = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= %s"


def big_tables(rows: int = BIG_ROWS) -> set[str]:
    """Return the tables that have at least so many rows, as PostgreSQL last counted them."""
    with connection.cursor() as cursor:
        cursor.execute(_BIG, [rows])
        return {name for (name,) in cursor.fetchall()}


def scanned(plan: dict[str, Any], big: Collection[str]) -> set[str]:
    """Return the tables of `big` that a plan reads from end to end, or would if it came to it."""
    return {
        node["Relation Name"]
        for node in _nodes(plan)
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in big
    }


def main_node(plan: dict[str, Any]) -> str:
    """Return what takes most of a plan's time, with the index or table that it reads."""
    node = max(_nodes(plan), key=_own_time)
    if node["Node Type"] != "Bitmap Heap Scan":
        read = node.get("Index Name") or node.get("Relation Name") or ""
        return f"{node['Node Type']} {read}".strip()
    indexes = [under["Index Name"] for under in _nodes(node) if "Index Name" in under]
    return f"Bitmap Heap Scan by {', '.join(dict.fromkeys(indexes))}"


def pages_of(plan: dict[str, Any]) -> int:
    """Return how many pages were looked at, in memory or not."""
    return int(plan.get("Shared Hit Blocks", 0)) + int(plan.get("Shared Read Blocks", 0))


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for under in plan.get("Plans", ()):
        yield from _nodes(under)


def _time(node: dict[str, Any]) -> float:
    return float(node.get("Actual Total Time", 0)) * float(node.get("Actual Loops", 1))


def _own_time(node: dict[str, Any]) -> float:
    if node["Node Type"] == "Bitmap Heap Scan":
        return _time(node)
    return _time(node) - sum(_time(under) for under in node.get("Plans", ()))
