"""The two servers a shop needs, embedded or given by DATABASE_URL and REDIS_URL, and the settings that lead to them."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

from . import secret_values
from .paths import FRONTEND, RunDir
from .ports import USUAL, Ports
from .postgres import Postgres
from .roles import APP, DATABASE, OWNER
from .valkey import Valkey


class Servers:
    """PostgreSQL and Valkey of one run directory."""

    def __init__(self, run: RunDir) -> None:
        run.make()
        self._run = run
        self.secrets = secret_values.local_secrets(run.path / "secrets.env")
        self.ports = Ports(run.path / "ports.json", USUAL if run.is_main else {})
        self._postgres = Postgres(run, self.secrets)
        self._valkey = Valkey(run, self.secrets)

    def start(self) -> dict[str, str]:
        """
        Start what the environment does not already give; return the URLs.

        :raises ShopError: a server cannot be created or does not start
        """
        given = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL") if os.environ.get(name)}
        with ThreadPoolExecutor() as pool:
            postgres = None if "DATABASE_URL" in given else pool.submit(self.postgres_start)
            if "REDIS_URL" not in given:
                given |= self.valkey_start()
            if postgres is None:
                given["MIGRATE_DATABASE_URL"] = os.environ.get("MIGRATE_DATABASE_URL") or given["DATABASE_URL"]
            else:
                given |= postgres.result()
        return given

    def postgres_start(self) -> dict[str, str]:
        """
        Start the embedded PostgreSQL unless it runs, whatever the environment gives; return the URLs of its database.

        :raises ShopError: it cannot be created or does not start
        """
        return self._database_urls(self._postgres.start(self.ports))

    def valkey_start(self) -> dict[str, str]:
        """
        Start the embedded Valkey unless it runs, whatever the environment gives; return its URL.

        :raises ShopError: it does not start
        """
        return {"REDIS_URL": self._redis_url(self._valkey.start(self.ports))}

    def postgres_pid(self) -> int | None:
        """Return the id of the embedded PostgreSQL's first process, if it runs."""
        return self._postgres.pid()

    def valkey_pid(self) -> int | None:
        """Return the id of the embedded Valkey, if it runs."""
        return self._valkey.pid()

    def stop(self) -> list[str]:
        """Stop the embedded servers, Valkey first; return the names of those that ran."""
        return [name for name, server in (("Valkey", self._valkey), ("PostgreSQL", self._postgres)) if server.stop()]

    def delete(self) -> None:
        """Remove the database's data for good."""
        self._postgres.delete()

    def _database_urls(self, port: int) -> dict[str, str]:
        owner = f"postgresql://{OWNER}:{self.secrets['DB_OWNER_PASSWORD']}@127.0.0.1:{port}/{DATABASE}"
        app = f"postgresql://{APP}:{self.secrets['DB_APP_PASSWORD']}@127.0.0.1:{port}/{DATABASE}"
        # The test runner makes databases of its own, which only the owner may.
        return {"DATABASE_URL": owner if self._run.is_for_tests else app, "MIGRATE_DATABASE_URL": owner}

    def _redis_url(self, port: int) -> str:
        return f"redis://:{self.secrets['VALKEY_PASSWORD']}@127.0.0.1:{port}/0"


def settings_for(run: RunDir, urls: dict[str, str], secrets: dict[str, str], *, web_port: int) -> dict[str, str]:
    """Return the environment variables that tell the shop's processes everything about this run directory."""
    kind = "test" if run.is_for_tests else "dev"
    settings = {
        "DJANGO_SETTINGS_MODULE": f"config.settings.{kind}",
        "PUBLIC_URL": f"http://localhost:{web_port}",
        "DEMO": "0" if run.is_for_tests else "1",
        "MAILBOX": "1",
        "MEDIA_ROOT": str(run.path / "media"),
        "STATIC_ROOT": str(run.path / "static"),
        "FRONTEND_DIST": str(FRONTEND / "dist"),
    }
    kept = {name: value for name, value in secrets.items() if name not in secret_values.SERVER_ONLY}
    # What the person set wins, except for what names this run directory's own places and addresses.
    chosen = {name: os.environ[name] for name in kept if os.environ.get(name)}
    return kept | chosen | settings | urls
