"""Whether time tells which e-mails have an account: measured on servers of its own (docs/security/limits.md)."""

from __future__ import annotations

import shutil

from shop import roles, steps
from shop.paths import BACKEND, PYTHON, ROOT, RunDir
from shop.servers import Servers, settings_for
from shop.stamps import RunLock

from .step import Count, Step

RUN_DIR = ROOT / ".run" / "timing"


def prove() -> Count:
    """
    Measure on servers that keep their promises, for a database that syncs nothing is no shop's.

    :raises ShopError: another one runs, or the servers cannot be made
    """
    run = RunDir(RUN_DIR)
    run.make()
    lock = RunLock(run.path)
    lock.take("Times are being measured already.")
    servers = Servers(run)
    try:
        servers.stop()
        servers.delete()
        urls = {**servers.postgres_start(), **servers.valkey_start()}
        settings = settings_for(run, urls, servers.secrets, web_port=8000)
        steps.manage(["migrate", "--no-input"], run=run, settings=settings, as_owner=True)
        roles.protect(settings["MIGRATE_DATABASE_URL"])
        return Step("time tells of no account (figures only)", [PYTHON, "-m", "bench.timing"], BACKEND, settings).run()
    finally:
        servers.stop()
        servers.delete()
        shutil.rmtree(run.path, ignore_errors=True)
