"""docker-compose.prod.yml: nothing open but the edge, nothing that has a password of an example."""

import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from ops import release, secret_files
from ops.roll import UPSTREAMS
from shop.secret_values import read_env_file

from config.environment import Environment, StorageSettings

PROJECT = Path(__file__).resolve().parents[3]
FILE = PROJECT / "docker-compose.prod.yml"
APPS = ("backend", "ws", "celery-worker", "celery-media", "celery-email", "celery-beat", "migrate")
SERVERS = ("postgres", "pgbouncer", "redis", "redis-cache")
BESIDE = ("backup", "certbot", "logs")
OURS = (*APPS, "edge", "frontend", *BESIDE, *SERVERS)
#: What a shop cannot do without.
REQUIRED = {
    *("DOMAIN", "ACME_EMAIL", "SECRETS", "BACKEND_IMAGE", "FRONTEND_IMAGE", "EDGE_IMAGE", "RELEASE"),
    *("EMAIL_HOST", "EMAIL_FROM", "S3_ENDPOINT", "S3_BUCKET", "S3_ORIGINALS_BUCKET", "BACKUP_REMOTE"),
}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """Read the file as compose does, with `<<` merged."""
    read: dict[str, Any] = yaml.safe_load(FILE.read_text())
    return read


@pytest.fixture(scope="module")
def services(compose) -> Any:
    """Return its services."""
    return compose["services"]


class TestShut:
    def test_only_the_edge_publishes_ports(self, services):
        assert {name for name, one in services.items() if "ports" in one} == {"edge"}

    def test_roots_are_read_only_and_nobody_may_more_than_they_need(self, services):
        for name, service in services.items():
            assert service["read_only"] is True, name
            assert service["cap_drop"] == ["ALL"], name
            assert service["security_opt"] == ["no-new-privileges:true"], name
            assert "privileged" not in service, name
        assert {name for name, one in services.items() if "cap_add" in one} == {"postgres"}

    def test_servers_have_no_way_out(self, compose, services):
        assert compose["networks"]["inside"] == {"internal": True}
        for name in (*SERVERS, "frontend"):
            assert services[name]["networks"] == ["inside"], name

    def test_logs_memory_and_processes_are_bounded(self, services):
        for name, service in services.items():
            assert service["logging"]["options"] == {"max-size": "20m", "max-file": "5"}, name
            assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}, name

    def test_nothing_asks_for_what_some_machines_refuse(self, services):
        for service in services.values():
            assert not {"ulimits", "sysctls"} & set(service)

    def test_only_what_migrates_may_change_tables(self, services):
        readers = {name for name, one in services.items() if any("/owner:" in str(v) for v in one.get("volumes", []))}

        assert readers == {"migrate"}


class TestSecrets:
    def test_what_is_needed_has_no_default(self):
        text = FILE.read_text()

        assert set(re.findall(r"\$\{(\w+):\?", text)) == REQUIRED
        for name in REQUIRED:
            assert not re.search(rf"\$\{{{name}:-", text), name

    def test_no_password_stands_in_the_file(self, services):
        for name, service in services.items():
            for variable, value in service.get("environment", {}).items():
                is_secret = re.search(r"PASSWORD|SECRET|TOKEN|_KEY|PEPPER", variable)
                allowed = variable.endswith(("_FILE", "__FILE", "_DIR")) or value == f"${{{variable}:-}}"
                assert not is_secret or allowed, (name, variable)

    def test_every_variable_is_one_that_the_shop_reads(self, services):
        known = {name.upper() for name in Environment.model_fields}
        known |= {f"S3_{name}".upper() for name in StorageSettings.model_fields}
        others = {"DJANGO_SETTINGS_MODULE", "PROMETHEUS_MULTIPROC_DIR", "SECRETS_DIR", "PORT", "WEB_CONCURRENCY"}
        others |= {f"DJANGO_SUPERUSER_{name}" for name in ("EMAIL", "USERNAME", "PASSWORD")}

        for name in APPS:
            assert set(services[name]["environment"]) - known - others == set(), name

    def test_every_file_is_one_that_is_made(self, compose, tmp_path):
        secret_files.make(tmp_path / "secrets")

        for name, secret in compose["secrets"].items():
            assert (tmp_path / secret["file"].replace("${SECRETS}", "secrets")).is_file(), name

    def test_production_starts_with_what_is_made(self, services, tmp_path):
        folder = tmp_path / "secrets"
        secret_files.make(folder)
        for name in secret_files.GIVEN:
            (folder / name).write_text("a-value-that-somebody-gave-0987")
        assert secret_files.unfilled(folder) == []
        values = {name: f"{name.lower()}.test" for name in REQUIRED} | {"S3_ENDPOINT": "https://s3.test"}
        env = {name: _filled(value, values) for name, value in services["migrate"]["environment"].items()}
        env |= {"SECRETS_DIR": f"{folder / 'app'}:{folder / 'owner'}", "LOG_FILE": ""}
        look = "import django; django.setup(); from django.conf import settings as s;"
        look += "print(s.OWNER_DATABASE['USER'], s.OWNER_DATABASE['HOST'], s.DATABASES['default']['HOST'], s.IS_HTTPS)"

        done = subprocess.run(
            [sys.executable, "-c", look], cwd=PROJECT / "backend", env=env, capture_output=True, text=True, check=False
        )

        assert done.stdout.split() == ["wibestore_owner", "postgres", "pgbouncer", "True"], done.stderr[-800:]

    def test_made_once_and_shut_to_others_on_the_machine(self, tmp_path):
        folder = tmp_path / "secrets"
        secret_files.make(folder)
        first = {file: file.read_text() for file in folder.rglob("*") if file.is_file()}
        secret_files.make(folder)

        assert {file: file.read_text() for file in folder.rglob("*") if file.is_file()} == first
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        values = [text for file, text in first.items() if text and file.parent.name == "app"]
        assert len(values) == len(set(values))
        assert set(secret_files.unfilled(folder)) == set(secret_files.GIVEN)


class TestParts:
    def test_every_queue_has_one_worker(self, services):
        served = [
            queue
            for name in APPS
            if (found := re.search(r"--queues (\S+)", str(services[name].get("command", ""))))
            for queue in found[1].split(",")
        ]

        assert sorted(served) == ["critical", "default", "email", "media"]

    def test_what_is_rolled_has_neither_a_port_nor_a_name_of_its_own(self, services):
        for name in UPSTREAMS:
            assert not {"ports", "container_name"} & set(services[name]), name
        assert set(release.ROLLED) == set(UPSTREAMS)
        assert set(release.ROLLED) | set(release.RESTARTED) == {*APPS, "frontend", "logs"} - {"migrate"}

    def test_redis_is_split_by_what_may_be_lost(self, services):
        assert "maxmemory-policy noeviction" in services["redis"]["command"]
        assert "appendonly yes" in services["redis"]["command"]
        assert "maxmemory-policy allkeys-lru" in services["redis-cache"]["command"]

    def test_the_log_of_the_database_is_archived(self, services):
        command = services["postgres"]["command"]

        assert {"archive_mode=on", "archive_timeout=60"} <= set(command)
        assert any(word.startswith("archive_command=archive-wal ") for word in command)

    def test_who_backs_up_shares_the_archive_and_goes_past_pgbouncer(self, services):
        archive = {
            name for name, one in services.items() if any(str(v).startswith("wal:") for v in one.get("volumes", []))
        }

        assert archive == {"postgres", "backup"}
        assert services["backup"]["environment"]["PGHOST"] == "postgres"

    def test_pgbouncer_keeps_within_what_postgres_gives(self, services):
        text = (PROJECT / "docker/pgbouncer/pgbouncer.ini").read_text()
        given = {name: int(value) for name, value in re.findall(r"^(\w+_size|max_\w+) = (\d+)$", text, re.M)}

        assert "pool_mode = transaction" in text
        assert given["default_pool_size"] + given["reserve_pool_size"] < 120
        assert "max_connections=120" in services["postgres"]["command"]

    def test_what_watches_comes_by_a_profile(self, services):
        others = {name: service["profiles"] for name, service in services.items() if name not in OURS}

        assert {profile for profiles in others.values() for profile in profiles} == {"monitoring", "logs"}
        assert all(":" in services[name]["image"] and "latest" not in services[name]["image"] for name in others)

    def test_prometheus_finds_everybody_it_asks(self, services):
        text = (PROJECT / "monitoring/prometheus/prometheus.yml").read_text()
        asked = set(re.findall(r"names: \[([\w-]+)\]|(?:\"|//|\[)([a-z-]+):\d+", text))

        assert {name for pair in asked for name in pair if name} - set(services) <= {"localhost"}

    def test_ours_that_stay_are_looked_after(self, services):
        for name in set(OURS) - {"migrate", *BESIDE}:
            assert services[name]["healthcheck"]["test"], name


class TestEnvFile:
    def test_a_release_changes_its_lines_alone(self, tmp_path):
        file = tmp_path / ".env"
        file.write_text("# who we are\nDOMAIN=wibestore.uz\nRELEASE=a\n")

        release.write(file, {"DOMAIN": "wibestore.uz", "RELEASE": "b", "BACKEND_IMAGE": "x@sha256:1"})

        assert file.read_text() == "# who we are\nDOMAIN=wibestore.uz\nRELEASE=b\nBACKEND_IMAGE=x@sha256:1\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert read_env_file(file)["RELEASE"] == "b"


def _filled(value: str, values: dict[str, str]) -> str:
    """Return what compose makes of a value."""
    value = re.sub(r"\$\{(\w+)(?::\?[^}]*)?\}", lambda found: values[found[1]], value)
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)


class TestProof:
    """What the proof lays over it (tools/ops/production.py) changes nothing of what is proved."""

    def test_it_adds_the_internet_and_demo_people_alone(self, services):
        over = yaml.safe_load((PROJECT / "docker/proof/compose.yml").read_text())["services"]

        assert set(over) - set(services) == {"proof"}
        for name, service in over.items():
            if name != "proof":
                assert set(service) <= {"networks", "depends_on", "environment", "volumes"}, name
                assert set(service.get("environment", {})) <= {"DEMO"}, name

    def test_it_sets_all_that_is_required(self, tmp_path):
        from ops import production

        assert set(production.settings_of(tmp_path)) >= REQUIRED
