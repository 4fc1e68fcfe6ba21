"""Makes the accounts of the providers, so that no entry has to ask whether they are there."""

from django.db import migrations

from wibestore.ledger.rules import account_id
from wibestore.ledger.types import PROVIDER_CODES, AccountRef


def make(apps, schema_editor):
    model = apps.get_model("ledger", "LedgerAccount")
    named = [AccountRef.provider(code) for code in PROVIDER_CODES]
    rows = [model(id=account_id(ref), kind=ref.kind.value, code=ref.code) for ref in named]
    model.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_platform_accounts")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
