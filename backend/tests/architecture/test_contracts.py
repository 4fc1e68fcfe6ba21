"""Every import contract holds for the code as it is, and breaks when it is violated."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BACKEND = Path(__file__).resolve().parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

VIOLATIONS = {
    "a lower module imports a higher one": (
        "Modules depend downwards",
        "wibestore/ledger/rules.py",
        "from wibestore.orders import services",
    ),
    "a module without a place on the map": (
        "Modules depend downwards",
        "wibestore/helpers/__init__.py",
        "",
    ),
    "a lower layer imports a higher one": (
        "Layers inside a module",
        "wibestore/ledger/models.py",
        "from wibestore.ledger import services",
    ),
    "a file without a place in its module": (
        "Layers inside a module",
        "wibestore/ledger/helpers.py",
        "",
    ),
    "a type-only import counts too": (
        "Layers inside a module",
        "wibestore/ledger/models.py",
        "import typing\nif typing.TYPE_CHECKING:\n    from wibestore.ledger import services",
    ),
    "a module is entered beside its doors": (
        "Other modules come in through the doors",
        "wibestore/backoffice/api/seeded.py",
        "from wibestore.ledger.models import Posting",
    ),
    "a provider knows another": (
        "Providers do not know each other",
        "wibestore/payments/providers/click.py",
        "from wibestore.payments.providers import sandbox",
    ),
    "a provider knows the models": (
        "Providers do not know the models",
        "wibestore/payments/providers/click.py",
        "from wibestore.payments import models",
    ),
    "the ledger knows the task library": (
        "The ledger knows no web, socket or task library",
        "wibestore/ledger/services/posting.py",
        "from celery import shared_task",
    ),
    "the ledger knows a part of Django that is the web": (
        "The ledger knows no web, socket or task library",
        "wibestore/ledger/services/posting.py",
        "from django.http import HttpResponse",
    ),
    "a module knows the demo": (
        "The shop does not know its demo",
        "wibestore/audit/types.py",
        "import demo.apps",
    ),
    "a module knows the emulators": (
        "The shop does not know the emulators",
        "wibestore/audit/types.py",
        "import emulators.store",
    ),
    "an emulator reaches into the shop": (
        "The emulators play by the wire alone",
        "emulators/store.py",
        "from wibestore.payments import services",
    ),
    "a module imports config": (
        "Nothing imports config",
        "wibestore/audit/types.py",
        "import config.urls",
    ),
}


@pytest.fixture
def tree(tmp_path):
    for folder in ("wibestore", "config", "demo", "emulators"):
        shutil.copytree(BACKEND / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tools").mkdir()
    shutil.copy(BACKEND / "tools" / "import_contracts.py", tmp_path / "tools")
    shutil.copy(BACKEND / ".importlinter", tmp_path)
    return tmp_path


def lint(tree):
    return subprocess.run(
        [LINT, "--no-cache"],
        cwd=tree,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_code_keeps_every_contract(tree):
    done = lint(tree)

    assert done.returncode == 0, done.stdout
    assert "BROKEN" not in done.stdout


@pytest.mark.parametrize("violation", VIOLATIONS)
def test_a_violation_breaks_its_contract(tree, violation):
    contract, name, line = VIOLATIONS[violation]
    file = tree / name
    file.parent.mkdir(exist_ok=True)
    with file.open("a") as source:
        source.write(f"\n{line}\n")

    done = lint(tree)

    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


def test_the_message_names_the_way_in(tree):
    (tree / "wibestore/backoffice/api/seeded.py").write_text("from wibestore.ledger.models import Posting\n")

    done = lint(tree)

    assert "wibestore.backoffice.api.seeded enters wibestore.ledger.models: use a door" in done.stdout


def test_every_module_but_core_has_its_layers_checked():
    contracts = configparser.ConfigParser()
    contracts.read(BACKEND / ".importlinter")

    checked = contracts["importlinter:contract:inside"]["containers"].split()

    modules = {file.parent.name for file in (BACKEND / "wibestore").glob("*/__init__.py")}
    assert sorted(checked) == sorted(f"wibestore.{name}" for name in modules - {"core"})
