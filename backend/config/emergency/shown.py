"""
Which rows the emergency door shows, and the two things that can be changed there.

Not here at all: the vault, sessions and tokens, recovery codes, second factors, messages of chats, payout cards.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.apps import apps
from django.contrib.admin import AdminSite, ModelAdmin
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse

from wibestore.core.actor import Actor
from wibestore.moderation.services import template_update
from wibestore.payments.services import method_update

_LANGUAGES = {"uz", "ru", "en"}
_TEXT_MAX = 500
_COLUMNS_MAX = 8

# Model → its columns that stay hidden here, too.
SHOWN: dict[str, tuple[str, ...]] = {
    "audit.AuditRecord": (),
    "backoffice.DayTotals": (),
    "backoffice.Now": (),
    "core.OutboxMessage": (),
    "core.OutboxDelivery": (),
    "core.Tunable": (),
    "games.Category": (),
    "games.Game": (),
    "ledger.LedgerAccount": (),
    "ledger.JournalEntry": (),
    "ledger.Posting": (),
    "letters.Letter": ("params", "link_kind", "link_id"),
    "listings.Listing": ("search_vector",),
    "listings.PriceOffer": ("message",),
    # What people reported may be a part of their chat.
    "moderation.Report": ("excerpt",),
    "moderation.Verdict": (),
    "moderation.ReviewTask": (),
    "moderation.ReasonTemplate": (),
    "orders.Order": (),
    "orders.OrderEvent": (),
    "orders.Dispute": (),
    "payments.PaymentMethod": (),
    "payments.Deposit": ("payment_url", "return_path"),
    "payments.DepositRefund": (),
    "payments.Reconciliation": (),
    "payments.ReconciliationDifference": (),
    "payments.Withdrawal": (),
    "payments.WithdrawalStep": (),
    "reviews.Review": (),
    "subscriptions.Plan": (),
    "subscriptions.Subscription": (),
    "subscriptions.SubscriptionCharge": (),
    "users.User": ("password", "google_sub", "totp_last_step"),
}


class ReadOnly(ModelAdmin):  # type: ignore[type-arg]
    """Rows to be read: nothing is added, changed or deleted, and the framework's journal is not kept."""

    actions = None
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Add nothing."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Change nothing."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Delete nothing."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show it to whom the door let in."""
        return self.admin_site.has_permission(request)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Have no history: it is in the shop's audit."""
        raise Http404


class OneThing(ReadOnly):
    """Rows of which a little can be changed, by the service that the staff's panel uses, so it is in the audit."""

    changeable: tuple[str, ...] = ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Change what can be changed."""
        return self.admin_site.has_permission(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Return all but what can be changed."""
        return [name for name in self.fields or () if isinstance(name, str) and name not in self.changeable]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """Leave the framework's journal out."""


class MethodForm(forms.ModelForm):  # type: ignore[type-arg]
    """Whether people can pay this way, and why that changes."""

    reason = forms.CharField(min_length=10, max_length=500)


class MethodAdmin(OneThing):
    """Ways to pay: switched on and off."""

    form = MethodForm
    changeable = ("is_enabled", "reason")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Switch it as finance's page does."""
        values = form.cleaned_data
        method_update(actor=_actor(request), code=obj.pk, is_enabled=values["is_enabled"], reason=values["reason"])


class TemplateForm(forms.ModelForm):  # type: ignore[type-arg]
    """A ready reason in three languages."""

    def clean_text(self) -> dict[str, str]:
        """Take three texts and nothing else."""
        text: dict[str, str] = self.cleaned_data["text"]
        is_whole = isinstance(text, dict) and set(text) == _LANGUAGES
        if not is_whole or not all(isinstance(said, str) and 0 < len(said) <= _TEXT_MAX for said in text.values()):
            raise forms.ValidationError(f"A text of at most {_TEXT_MAX} letters for each of uz, ru and en")
        return text


class TemplateAdmin(OneThing):
    """Ready reasons: their texts, their place, whether they are offered."""

    form = TemplateForm
    changeable = ("text", "position", "is_active")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Change it as the panel does."""
        changes = {name: form.cleaned_data[name] for name in form.changed_data}
        template_update(actor=_actor(request), code=obj.pk, changes=changes)


_CHANGED: Mapping[str, type[OneThing]] = {
    "payments.PaymentMethod": MethodAdmin,
    "moderation.ReasonTemplate": TemplateAdmin,
}


def register(site: AdminSite) -> None:
    """Let the door show what it shows."""
    for label, hidden in SHOWN.items():
        model = apps.get_model(label)
        base = _CHANGED.get(label, ReadOnly)
        columns = [column for column in model._meta.concrete_fields if column.name not in hidden]
        more = tuple(name for name in getattr(base, "changeable", ()) if name not in {one.name for one in columns})
        short = [one.attname for one in columns if not isinstance(one, models.JSONField | models.TextField)]
        values = {
            "fields": (*(column.name for column in columns), *more),
            "list_display": tuple(short[:_COLUMNS_MAX]),
            "__doc__": base.__doc__,
        }
        site.register(model, type(f"{model.__name__}Shown", (base,), values))


def _actor(request: HttpRequest) -> Actor:
    return request.door_actor  # type: ignore[attr-defined, no-any-return]
