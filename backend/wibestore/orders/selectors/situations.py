"""What the guards of `rules.MOVES` look at, read from an order and its open dispute."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from wibestore.core.money import Som
from wibestore.orders.models import Dispute, DisputeEntry, Order
from wibestore.orders.rules import EntryKind, OrderState, Party, Situation

_OTHER_SIDE = {Party.BUYER: Party.SELLER, Party.SELLER: Party.BUYER}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The current proposal of one side: the number of its entry, and what the buyer gets back."""

    seq: int
    refund_amount: Som


@dataclass(frozen=True, slots=True)
class DisputeFacts:
    """What a dispute's guards need to know of it; proposals are the current ones, by the party that made them."""

    opened_by: Party
    opened_from: OrderState
    is_reminded: bool
    blocked: frozenset[Party] = frozenset()
    proposals: Mapping[Party, Proposal] = field(default_factory=dict)

    def is_other_blocked(self, party: Party | None) -> bool:
        """Tell whether the side that `party` is not cannot speak."""
        return party in _OTHER_SIDE and _OTHER_SIDE[party] in self.blocked

    def proposal_to(self, party: Party | None) -> Proposal | None:
        """Return what the other side proposes to `party`."""
        return self.proposals.get(_OTHER_SIDE[party]) if party in _OTHER_SIDE else None


def dispute_facts(orders: Iterable[Order]) -> dict[UUID, DisputeFacts]:
    """Return the facts of the open disputes among `orders`, by dispute: two queries, none when none is disputed."""
    ids = [order.dispute_id for order in orders if order.state == OrderState.DISPUTED and order.dispute_id]
    if not ids:
        return {}
    proposals = proposals_current(ids)
    return {row.id: facts_of(row, proposals[row.id]) for row in disputes_seen().filter(id__in=ids)}


def disputes_seen() -> QuerySet[Dispute]:
    """Return disputes that say which of their two people are blocked, as `facts_of` needs them."""
    return Dispute.objects.annotate(
        is_buyer_blocked=F("order__buyer__is_blocked"), is_seller_blocked=F("order__seller__is_blocked")
    )


def facts_of(dispute: Dispute, proposals: Mapping[Party, Proposal]) -> DisputeFacts:
    """Return the facts of one open dispute."""
    return DisputeFacts(
        opened_by=Party(dispute.opened_by),
        opened_from=OrderState(dispute.opened_from),
        is_reminded=dispute.reminded_at is not None,
        blocked=frozenset(party for party in _OTHER_SIDE if getattr(dispute, f"is_{party}_blocked")),
        proposals=proposals,
    )


def proposals_current(dispute_ids: Collection[UUID]) -> dict[UUID, dict[Party, Proposal]]:
    """Return each side's current proposal, by dispute: one query."""
    proposals: dict[UUID, dict[Party, Proposal]] = {dispute_id: {} for dispute_id in dispute_ids}
    newest = (
        DisputeEntry.objects.filter(dispute_id__in=dispute_ids, kind=EntryKind.PROPOSAL)
        .order_by("dispute_id", "party", "-seq")
        .distinct("dispute_id", "party")
    )
    for dispute_id, party, seq, refund in newest.values_list("dispute_id", "party", "seq", "refund_amount"):
        proposals[dispute_id][Party(party)] = Proposal(seq, Som(refund or 0))
    return proposals


def situation_of(
    order: Order,
    *,
    now: datetime,
    party: Party | None = None,
    facts: DisputeFacts | None = None,
    has_credentials: bool = False,
    has_deposit_waiting: bool = False,
    refund: Som | None = None,
) -> Situation:
    """
    Return what the guards look at.

    :param party: who looks, so that the proposal that they may accept is the other side's
    :param facts: those of the open dispute; refund: the x that a step names
    """
    return Situation(
        state=OrderState(order.state),
        now=now,
        price=order.price,
        pay_by=order.pay_by,
        deliver_by=order.deliver_by,
        auto_cancel_at=order.auto_cancel_at,
        auto_release_at=order.auto_release_at,
        respond_by=order.respond_by,
        available_at=order.available_at,
        is_delivered=order.delivered_at is not None,
        is_revealed=order.revealed_at is not None,
        has_credentials=has_credentials,
        has_deposit_waiting=has_deposit_waiting,
        replacements=order.replacements,
        opened_by=facts.opened_by if facts else None,
        opened_from=facts.opened_from if facts else None,
        is_other_blocked=facts.is_other_blocked(party) if facts else False,
        is_reminded=facts.is_reminded if facts else False,
        has_proposal=facts is not None and facts.proposal_to(party) is not None,
        refund=refund,
    )
