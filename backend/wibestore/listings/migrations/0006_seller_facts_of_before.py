"""What listings of before get: what they were let through at, what they were sold for."""

from django.db import migrations
from django.db.models import F


def fill(apps, schema_editor):
    Listing = apps.get_model('listings', 'Listing')
    let_through = Listing.objects.filter(status__in=['active', 'paused', 'reserved'], approved_price=None)
    let_through.exclude(published_at=None).update(approved_price=F('price'))
    Listing.objects.filter(status='sold', sold_at=None).update(sold_at=F('updated_at'), deal_price=F('price'))


class Migration(migrations.Migration):

    dependencies = [
        ('listings', '0005_seller_facts'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
