"""Makes the shop's own accounts, so that no entry has to ask whether they are there."""

from django.db import migrations

from wibestore.ledger.rules import account_id
from wibestore.ledger.types import AccountKind, AccountRef


def make(apps, schema_editor):
    platform = [kind for kind in AccountKind if kind.value.startswith("platform:")]
    model = apps.get_model("ledger", "LedgerAccount")
    rows = [model(id=account_id(AccountRef.platform(kind)), kind=kind.value) for kind in platform]
    model.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_escrow_complete")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
