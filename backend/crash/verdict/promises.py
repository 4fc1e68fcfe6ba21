"""The list of promises, by the names that the report shows."""

from collections.abc import Callable, Iterator

from crash.verdict import answers, clocks, logs, money, orders, payouts, telling
from crash.verdict.facts import Case

Promise = Callable[[Case], Iterator[str]]

PROMISES: dict[str, Promise] = {
    promise.__name__: promise
    for promise in (
        answers.every_intent_is_answered,
        answers.one_key_one_answer,
        answers.no_key_waits_for_its_answer,
        answers.answered_steps_are_in_the_story,
        orders.orders_are_those_that_customers_know,
        orders.orders_end_as_answered,
        orders.stories_explain_orders,
        orders.nothing_is_sold_twice,
        orders.credentials_follow_orders,
        money.wallets_are_exact,
        money.sellers_are_paid_once,
        money.the_shop_has_its_part,
        money.escrow_holds_open_orders_only,
        money.entries_follow_stories,
        money.deposits_are_credited_once,
        money.books_are_right,
        payouts.withdrawals_end_as_answered,
        payouts.stories_explain_withdrawals,
        payouts.the_bank_pays_once,
        clocks.every_clock_has_fired,
        clocks.nothing_fires_early,
        telling.every_fact_is_handled_once,
        telling.every_step_is_told_once,
        telling.every_success_is_told_once,
        logs.postgres_is_calm,
        logs.processes_meet_outages_only,
        logs.nothing_dies_by_itself,
    )
}


def broken(case: Case) -> dict[str, list[str]]:
    """Return what breaks each promise that is broken."""
    found = {name: list(promise(case)) for name, promise in PROMISES.items()}
    return {name: sentences for name, sentences in found.items() if sentences}
