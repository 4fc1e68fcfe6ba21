"""What the commands do: start the shop, let people come, hold it against the bar, write the table."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from shop.paths import RunDir, say

from load import report
from load.costs import costs_table
from load.faults import FAULTS, Hand, faults_table
from load.run import Outcome, load_run
from load.shop import LoadShop, Shape
from load.world import World, world_new

#: Of a hundred tasks two are purchases, and a visitor does one in two seconds; a third more, as chance has it.
PURCHASES_PER_VISITOR_S = 0.02 / 2 * 1.33
FAULTS_S = 180
COSTS_VISITORS, COSTS_PURCHASES = 8, 120
#: What is tried: processes of the web, threads of each, connections to PostgreSQL of each.
SHAPES = ((2, 4, 4), (2, 8, 8), (2, 16, 16), (3, 4, 4), (4, 4, 4))


@contextmanager
def shop_open(run: RunDir, shape: Shape) -> Iterator[LoadShop]:
    """Run the shop while the block runs."""
    shop = LoadShop(run, shape)
    try:
        shop.start()
        yield shop
    finally:
        shop.stop()


def users_measure(
    run: RunDir, shape: Shape, *, users: int, seconds: int, bar_ms: int | None, trial: bool = False
) -> int:
    """Let `users` visitors come; return 0 when everything is accounted for."""
    world = _world(users, seconds)
    with shop_open(run, shape) as shop:
        outcome = load_run(shop, world, name=f"load-{users}", users=users, seconds=seconds)
    text = _users_words(outcome, users=users, seconds=seconds, bar_ms=bar_ms)
    _publish(text, f"load-{users}", trial=trial)
    return _verdict(outcome)


def faults_measure(run: RunDir, shape: Shape, *, users: int, trial: bool = False) -> int:
    """Break one thing after the other while `users` visitors are there; return 0 when nothing was lost."""
    seconds = 60 if trial else FAULTS_S
    world = _world(users, seconds)
    hand = Hand([visitor["token"] for visitor in world.visitors], FAULTS[:1] if trial else FAULTS)
    with hand.media_small(run), shop_open(run, shape) as shop:
        outcome = load_run(
            shop,
            world,
            name="faults",
            users=users,
            seconds=seconds,
            meanwhile=lambda: hand.break_things(shop),
            is_detailed=True,
        )
    text = f"{report.machine()}; {users} visitors, `make faults`.\n\n{faults_table(hand)}\n\n{_accounted(outcome)}"
    if trial:
        print(text)
    else:
        report.write_between(report.RELIABILITY, "faults", text)
    return _verdict(outcome)


def serving_measure(run: RunDir, *, users: int, seconds: int, trial: bool = False) -> int:
    """Try one shape after the other with the same people; the table says which one serves them best."""
    world = _world(users, seconds * len(SHAPES))
    rows = []
    for at, (processes, threads, pool) in enumerate(SHAPES):
        shape = Shape(web_processes=processes, web_threads=threads, pool_size=pool, socket_processes=1)
        with shop_open(run, shape) as shop:
            # Each with listings of its own to buy: what one shape has sold is refused to the next.
            stock = replace(world, for_sale=world.for_sale[at :: len(SHAPES)])
            outcome = load_run(shop, stock, name="serving", users=users, seconds=seconds)
        rows.append(_shape_row(shape, outcome))
        say(rows[-1])
    head = (
        "| web: processes × threads, connections each | requests/s | errors | p50 / p95 / p99, ms "
        "| ms of CPU a request: web, PostgreSQL, all | web MiB |\n|---|---|---|---|---|---|\n"
    )
    text = (
        f"{report.machine()}; {users} visitors who never pause for {seconds} s each, `make serving`.\n\n{head}"
        + "\n".join(rows)
    )
    _publish(text, "serving", trial=trial)
    return 0


def costs_measure(run: RunDir, shape: Shape, *, only: str = "", trial: bool = False) -> int:
    """
    Ask for one kind of work after the other, nobody else being there; the table says what each costs.

    :param only: how the names of those begin that are asked for; the table of some is printed, not published
    """
    world = world_new(COSTS_VISITORS, COSTS_PURCHASES)
    with shop_open(run, shape) as shop:
        table = costs_table(shop, world, only=only)
    _publish(f"{report.machine()}; `make load-costs`.\n\n{table}", "load-costs", trial=trial or bool(only))
    return 0


def _world(users: int, seconds: int) -> World:
    # Whoever does not think does ten times as much, at most.
    haste = 10 if os.environ.get("LOAD_HURRIED") else 1
    return world_new(users, int(users * seconds * PURCHASES_PER_VISITOR_S * haste) + 10)


def _shape_row(shape: Shape, outcome: Outcome) -> str:
    whole = report.whole_of(outcome.lines)
    spent = {name: share * 1_000 / max(whole.per_second, 1) for name, share in outcome.cores.items()}
    return (
        f"| {shape.web_processes} × {shape.web_threads}, {shape.pool_size} | {whole.per_second:,.0f} "
        f"| {whole.failures} | {whole.p50:.0f} / {whole.p95:.0f} / {whole.p99:.0f} "
        f"| {spent['web']:.1f}, {spent['postgres']:.1f}, {sum(spent.values()) - spent['client']:.1f} "
        f"| {outcome.memory_after['web']:.0f} |"
    )


def _users_words(outcome: Outcome, *, users: int, seconds: int, bar_ms: int | None) -> str:
    whole = report.whole_of(outcome.lines)
    is_met = bar_ms is not None and whole.p95 <= bar_ms and not whole.failures and not outcome.differences
    bar = f"Bar: p95 {bar_ms} ms, 0 errors: **{'met' if is_met else 'not met'}**. " if bar_ms else ""
    cores = ", ".join(f"{name} {share:.2f}" for name, share in outcome.cores.items() if share >= 0.005)
    failures = "".join(f"\n- {sentence}" for sentence in outcome.failures[:10])
    return (
        f"{report.machine()}; {users} visitors for {seconds} s.\n\n{report.table_of(outcome.lines)}\n\n{bar}"
        f"Cores used: {cores}; {_spent(outcome, whole.per_second)} ms of CPU a request. "
        f"Memory in MiB (PSS), warm and at the end: "
        f"{report.memory_words(outcome.memory_before, outcome.memory_after)}. {_accounted(outcome)}{failures}"
    )


def _spent(outcome: Outcome, per_second: float) -> str:
    """Return the milliseconds of CPU that a request costs by now: of the shop's processes, then the client's."""
    shop = sum(share for name, share in outcome.cores.items() if name != "client")
    shares = (shop, outcome.cores["client"])
    return " + ".join(f"{share * 1_000 / max(per_second, 1):.1f}" for share in shares)


def _accounted(outcome: Outcome) -> str:
    found = outcome.differences
    verdict = "every one is accounted for and the books are right" if not found else f"**{len(found)} differences**"
    return (
        f"{outcome.begun} purchases begun, {outcome.confirmed} confirmed, {outcome.messages} messages, "
        f"{outcome.offered} listings offered: {verdict}. "
        f"{''.join(f'{one} ' for one in outcome.surprises)}"
        f"Facts were told {outcome.settled_s:.1f} s after the last visitor."
    )


def _publish(text: str, name: str, *, trial: bool) -> None:
    if trial:
        print(text)
    else:
        report.write_between(report.PERFORMANCE, name, text)


def _verdict(outcome: Outcome) -> int:
    for sentence in outcome.differences:
        say(f"FAIL  {sentence}")
    if outcome.is_sold_out:
        say("Everything for sale was sold before the end: the last visitors bought nothing.")
    return 1 if outcome.differences else 0
