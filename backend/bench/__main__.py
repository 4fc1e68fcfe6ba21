"""
`python -m bench [--listings N]`: fills a database of its own, measures, writes the table into docs/performance.md.

Medians of three rounds; CPU is that of the web processes and of PostgreSQL, divided by the requests.
"""

import argparse
import os
import platform
from collections.abc import Callable
from pathlib import Path
from statistics import median
from urllib.request import urlopen

import django
from psutil import Process

from bench.load import LoadResult, run_load
from bench.processes import WORKERS, Cpu, cpu_of, free_port, memory_mib, postgres_of, web_server
from bench.report import Row, write_comparison, write_report
from bench.works import Work

Round = tuple[LoadResult, Cpu]

ROUNDS = 3
PURCHASES = 120
WARM_UP = 40
FLOOR_READS = 200
#: Reads whose statements pgbench sends too.
COMPARED = ("browse 24 cards, uncached", "search a word, uncached", "facets of a game, uncached", "detail")
REPORT = Path(__file__).resolve().parents[2] / "docs" / "performance.md"


def main() -> None:
    """Measure and write the report."""
    options = argparse.ArgumentParser(prog="bench", description=__doc__)
    options.add_argument("--listings", type=int, default=100_000)
    options.add_argument("--orders", type=int, default=0, help="measure the dashboard over so many orders instead")
    options.add_argument("--compare", action="store_true", help="one round, and only the comparison is written")
    chosen = options.parse_args()
    count = chosen.listings
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.bench"
    os.environ |= dict.fromkeys(("RATE_LIMIT_API", "RATE_LIMIT_API_IP", "RATE_LIMIT_AUTH"), "10000000/minute")
    django.setup()
    if chosen.orders:
        from bench import dashboard  # noqa: PLC0415 - after django.setup

        dashboard.measure(chosen.orders)
        return
    rows, memory, floor, comparison = _measured(count, 1 if chosen.compare else ROUNDS)
    machine = f"{os.cpu_count()} cores, {platform.machine()}"
    write_comparison(REPORT, f"{count:,} listings on sale, {WORKERS} web processes, {machine}.\n\n{comparison}")
    if not chosen.compare:
        write_report(REPORT, rows, listings=count, memory_mib=memory, machine=machine, floor=floor)
        print(REPORT.read_text(encoding="utf-8"))


def _measured(count: int, repeats: int) -> tuple[list[Row], float, str, str]:
    from django.conf import settings  # noqa: PLC0415 - after django.setup

    from bench import fill, floor, works  # noqa: PLC0415
    from wibestore.core.actor import Actor  # noqa: PLC0415
    from wibestore.listings.models import Listing  # noqa: PLC0415
    from wibestore.users import services as users  # noqa: PLC0415

    buyers = fill.fill(count)
    listing_ids = list(Listing.objects.filter(status="active").values_list("id", flat=True)[:2_000])
    tokens = [users.session_start(user_id=buyer, actor=Actor.visitor()).access for buyer in buyers]
    database = postgres_of(int(settings.DATABASES["default"]["PORT"]))
    port = free_port()
    rows = []
    with web_server(port, {"PUBLIC_URL": f"http://127.0.0.1:{port}"}) as web:
        with urlopen(f"http://127.0.0.1:{port}/api/v1/listings/") as answer:
            etag = answer.headers["ETag"]
        for work in works.reads(listing_ids, etag):
            run_load("127.0.0.1", port, work.calls, WARM_UP)
            rows.append(_row([_round(work, port, web, database) for _ in range(repeats)], work))
            print(rows[-1].line(), flush=True)
        for make in (works.purchase, works.purchase_in_two):
            # New listings for each round: what was bought is gone.
            rounds = [
                (made, *_round(made, port, web, database))
                for made in (make(fill.listings_for_sale(PURCHASES), fill.SALE_PRICE, tokens) for _ in range(repeats))
            ]
            rows.append(_row([(result, cpu) for _, result, cpu in rounds], rounds[0][0]))
            print(rows[-1].line(), flush=True)
        memory = memory_mib(web)
    floors = [
        floor.purchase_floor(
            fill.listings_for_sale(PURCHASES), fill.SALE_PRICE, tokens, os.environ["MIGRATE_DATABASE_URL"]
        )
        for _ in range(repeats)
    ]
    rate, statements = median(rate for rate, _ in floors), floors[0][1]
    comparison = _comparison(rows, works.reads(listing_ids, etag), (rate, statements))
    return rows, memory, _floor_words(rows[-2].per_second, rate, statements), comparison


def _comparison(rows: list[Row], reads: list[Work], purchase: tuple[float, int]) -> str:
    """
    Return what the same server and the same statements do without the shop, and the shop's share of it.

    :param purchase: how many a second pgbench makes, and their statements
    """
    from bench import floor  # noqa: PLC0415 - after django.setup

    port = free_port()
    with web_server(port, {}, "bench.bare:application"):
        run_load("127.0.0.1", port, reads[0].calls, WARM_UP)
        bare = median(run_load("127.0.0.1", port, reads[0].calls, reads[0].count).per_second for _ in range(ROUNDS))
    lines = [
        "| work | the shop, /s | a bare answer by the same server, /s | share | its SQL by pgbench, /s | share |",
        "|---|---|---|---|---|---|",
    ]
    floors = {
        work.name: floor.reads_floor(work.calls, FLOOR_READS, os.environ["MIGRATE_DATABASE_URL"])
        for work in reads
        if work.name in COMPARED
    }
    floors[rows[-2].name] = purchase
    for row in rows[:-1]:
        line = f"| {row.name} | {row.per_second:,.0f} | {bare:,.0f} | {row.per_second / bare:.1%} |"
        if row.name in floors:
            rate, statements = floors[row.name]
            line += (
                f" {rate:,.0f} ({statements} statement{'s' if statements > 1 else ''}) | {row.per_second / rate:.0%} |"
            )
        else:
            line += " – | – |"
        lines.append(line)
    return "\n".join(lines)


def _floor_words(measured: float, floor: float, statements: int) -> str:
    return (
        f"One purchase at once sends {statements} statements (transaction control apart). pgbench, sending the same "
        f"statements over as many connections, makes {floor:,.0f} purchases a second; the shop makes {measured:,.0f}, "
        f"{measured / floor:.0%} of that."
    )


def _round(work: Work, port: int, web: Process, database: Process) -> Round:
    before = cpu_of(web, database)
    result = run_load("127.0.0.1", port, work.calls, work.count)
    return result, cpu_of(web, database).since(before)


def _row(rounds: list[Round], work: Work) -> Row:
    def middle(value: Callable[[LoadResult, Cpu], float]) -> float:
        return median(value(result, cpu) for result, cpu in rounds)

    def works_of(result: LoadResult) -> float:
        return len(result.seconds) / work.requests_per_work

    return Row(
        name=work.name,
        web_ms=middle(lambda result, cpu: cpu.web_s * 1000 / works_of(result)),
        database_ms=middle(lambda result, cpu: cpu.database_s * 1000 / works_of(result)),
        per_second=middle(lambda result, cpu: works_of(result) / result.elapsed_s),
        p50_ms=middle(lambda result, cpu: result.percentile_ms(0.5)),
        p95_ms=middle(lambda result, cpu: result.percentile_ms(0.95)),
        p99_ms=middle(lambda result, cpu: result.percentile_ms(0.99)),
        bar_web_ms=work.web_ms,
        bar_database_ms=work.database_ms,
        processes=WORKERS,
    )


if __name__ == "__main__":
    main()
