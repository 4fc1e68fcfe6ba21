"""What listings of before get: what they were let through at, what they were sold for; a few at a time, beside writers."""

from django.db import migrations
from django.db.models import F

BATCH = 2_000


def _in_batches(rows, **values):
    while ids := list(rows.values_list('id', flat=True)[:BATCH]):
        rows.model.objects.filter(id__in=ids).update(**values)


def fill(apps, schema_editor):
    Listing = apps.get_model('listings', 'Listing')
    let_through = Listing.objects.filter(status__in=['active', 'paused', 'reserved'], approved_price=None)
    _in_batches(let_through.exclude(published_at=None), approved_price=F('price'))
    _in_batches(
        Listing.objects.filter(status='sold', sold_at=None), sold_at=F('updated_at'), deal_price=F('price')
    )


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('listings', '0005_seller_facts'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
