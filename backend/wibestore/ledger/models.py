"""Accounts, entries and postings. The database itself refuses what must never be (escrow.md §1)."""

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from wibestore.core.ids import uuid7
from wibestore.core.money import SomField
from wibestore.ledger.rules import CACHED_KINDS, NEVER_NEGATIVE_KINDS, USER_KINDS
from wibestore.ledger.types import AccountKind, EntryKind

_OWNED = [kind.value for kind in CACHED_KINDS]
_PLATFORM = [kind.value for kind in AccountKind if kind.value.startswith("platform:")]


class LedgerAccount(models.Model):
    """Where money can be. `balance` is kept for users' and escrow accounts; others are summed from postings."""

    # Follows from kind, owner and code: `rules.account_id`.
    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.CharField(max_length=32, choices=[(kind.value, kind.value) for kind in AccountKind])
    # The user, or the order of an escrow account; plain ids, because those tables lie above.
    owner_id = models.UUIDField(null=True)
    code = models.CharField(max_length=32, blank=True)
    # Whose money an escrow account holds, so that "in escrow" is a sum.
    payer_id = models.UUIDField(null=True)
    currency = models.CharField(max_length=3, default="UZS")
    balance = SomField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "owner_id", "code"], nulls_distinct=False, name="ledger_account_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[kind.value for kind in NEVER_NEGATIVE_KINDS]) | Q(balance__gte=0),
                name="ledger_balance_not_negative",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AccountKind.USER_DEBT.value) | Q(balance__lte=0), name="ledger_debt_not_positive"
            ),
            models.CheckConstraint(condition=Q(kind__in=_OWNED) | Q(balance=0), name="ledger_shared_balance_not_kept"),
            models.CheckConstraint(
                condition=(
                    Q(kind__in=[kind.value for kind in USER_KINDS], owner_id__isnull=False, payer_id=None, code="")
                    | Q(kind=AccountKind.ORDER_ESCROW.value, owner_id__isnull=False, payer_id__isnull=False, code="")
                    | Q(kind__in=_PLATFORM, owner_id=None, payer_id=None, code="")
                    | (Q(kind=AccountKind.PROVIDER_CLEARING.value, owner_id=None, payer_id=None) & ~Q(code=""))
                ),
                name="ledger_account_named_rightly",
            ),
            models.CheckConstraint(condition=Q(currency="UZS"), name="ledger_currency_known"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["payer_id"], condition=Q(payer_id__isnull=False), name="ledger_account_payer"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="ledger_account_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="ledger_account_named_once", fields=["id", "kind", "owner_id", "code", "payer_id", "currency"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code or self.owner_id or ''}".strip()


class JournalEntry(models.Model):
    """One movement of money: two or more postings that add up to zero."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=32, choices=[(kind.value, kind.value) for kind in EntryKind])
    idempotency_key = models.CharField(max_length=128)
    # What it is about: `order:<uuid>`, `deposit:<uuid>`.
    reference = models.CharField(max_length=64)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["idempotency_key"], name="ledger_entry_once"),
            models.CheckConstraint(condition=~Q(idempotency_key=""), name="ledger_entry_key_not_empty"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["reference"], name="ledger_entry_reference"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="ledger_entry_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            # At commit, because the postings are written after their entry.
            pgtrigger.Trigger(
                name="ledger_entry_has_postings",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func="""
                    IF (SELECT count(*) FROM ledger_posting WHERE entry_id = NEW.id) < 2 THEN
                        RAISE EXCEPTION 'ledger: entry % has fewer than two postings', NEW.id
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_has_postings';
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}"


class Posting(models.Model):
    """One line of an entry: a positive amount raises the account from its owner's view."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="postings")
    account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="postings", db_index=False)
    amount = SomField()
    # The entry's moment again: an account's history is read by one index.
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(amount=0), name="ledger_posting_not_zero"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["account", "-created_at", "-id"], name="ledger_posting_history"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="ledger_posting_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            # At commit: in between, an entry is only half-written.
            pgtrigger.Trigger(
                name="ledger_entry_balanced",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                timing=pgtrigger.Deferred,
                func="""
                    IF (SELECT sum(amount) FROM ledger_posting WHERE entry_id = NEW.entry_id) <> 0 THEN
                        RAISE EXCEPTION 'ledger: entry % does not add up to zero', NEW.entry_id
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_balanced';
                    END IF;
                    RETURN NULL;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} on {self.account_id}"
