"""Orders that were paid, delivered or refunded before these columns came: their stories know when."""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def times_fill(apps, _schema_editor):
    order_model, event_model = apps.get_model("orders", "Order"), apps.get_model("orders", "OrderEvent")

    def first(*events):
        story = event_model.objects.filter(order_id=OuterRef("id"), event__in=events)
        return Subquery(story.order_by("seq").values("created_at")[:1])

    order_model.objects.filter(paid_at=None).exclude(state="awaiting_payment").update(paid_at=first("pay"))
    handed_over = order_model.objects.filter(delivered_at=None, paid_at__isnull=False)
    handed_over.update(delivered_at=first("instant", "deliver"))
    order_model.objects.filter(state="cancelled", paid_at__isnull=False).update(refund_amount=F("price"))


class Migration(migrations.Migration):
    dependencies = [("orders", "0002_disputes")]
    operations = [migrations.RunPython(times_fill, migrations.RunPython.noop)]
