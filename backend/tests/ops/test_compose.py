"""docker-compose.yml is what was ordered (R11.2): names, ports, volumes, commands; and nothing of it is left open."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from shop.supervisor import MEDIA_QUEUE, QUEUES

from config.environment import Environment

PROJECT = Path(__file__).resolve().parents[3]
BACKEND = PROJECT / "backend"
APPS = ("backend", "celery-worker", "celery-beat", "migrate")
ALL_QUEUES = {queue.name for queue in settings.CELERY_TASK_QUEUES}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """Read the file as compose does, with `<<` merged."""
    read: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())
    return read


@pytest.fixture(scope="module")
def services(compose) -> Any:
    """Return its services."""
    return compose["services"]


def words(command: str | list[str]) -> str:
    return command if isinstance(command, str) else " ".join(command)


class TestOrder:
    """What R11.2 says, to the letter."""

    def test_the_six_services_and_what_prepares_for_them(self, services):
        assert set(services) == {
            *("backend", "frontend", "postgres", "redis", "celery-worker", "celery-beat"),
            "migrate",
        }

    def test_what_is_built_from_where(self, services):
        assert services["backend"]["build"]["context"] == "./backend"
        assert services["frontend"]["build"]["context"] == "./frontend"
        assert (services["postgres"]["image"], services["redis"]["image"]) == ("postgres:16", "redis:7")

    def test_ports(self, services):
        ports = {name: service["ports"] for name, service in services.items() if "ports" in service}

        assert ports == {"backend": ["${BACKEND_PORT:-8000}:8000"], "frontend": ["3000:80"]}

    def test_commands(self, services):
        assert words(services["celery-worker"]["command"]).startswith("celery -A config worker")
        assert words(services["celery-beat"]["command"]).startswith("celery -A config beat")

    def test_volumes(self, compose, services):
        assert {"pgdata", "redisdata"} <= set(compose["volumes"])
        assert "pgdata:/var/lib/postgresql/data" in services["postgres"]["volumes"]
        assert "redisdata:/data" in services["redis"]["volumes"]

    def test_a_fresh_clone_needs_no_file_of_its_own(self, services):
        text = (PROJECT / "docker-compose.yml").read_text()

        assert ":?" not in text
        assert "env_file" not in text


class TestStart:
    def test_who_waits_for_whom(self, services):
        waits = {
            name: {other: how["condition"] for other, how in service.get("depends_on", {}).items()}
            for name, service in services.items()
        }
        servers = {"postgres": "service_healthy", "redis": "service_healthy"}

        assert waits["migrate"] == servers
        for name in ("backend", "celery-worker", "celery-beat"):
            assert waits[name] == {**servers, "migrate": "service_completed_successfully"}
        assert waits["frontend"] == {"backend": "service_healthy"}

    def test_everything_that_stays_is_looked_after(self, services):
        for name, service in services.items():
            if name != "migrate":
                assert service["healthcheck"]["test"], name
                assert service["restart"] == "unless-stopped", name

    def test_health_is_asked_seldom_once_it_is_there(self, services):
        for name, service in services.items():
            check = service["healthcheck"]
            if check != {"disable": True}:
                first = "10s" if name.startswith("celery") else "2s"
                assert (check["interval"], check["start_interval"]) == ("30s", first)

    def test_who_is_stopped_has_longer_than_they_take(self, services):
        grace = {name: service["stop_grace_period"] for name, service in services.items() if name in APPS[:2]}

        assert grace == {"backend": "35s", "celery-worker": "60s"}


class TestShut:
    @pytest.mark.parametrize("name", [*APPS, "frontend"])
    def test_ours_write_nowhere_but_where_they_are_told_and_may_nothing(self, services, name):
        service = services[name]

        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "privileged" not in service

    def test_every_log_is_bounded(self, services):
        for name, service in services.items():
            assert service["logging"]["options"] == {"max-size": "10m", "max-file": "5"}, name

    def test_both_an_image_and_its_build_are_named(self, services):
        for name in (*APPS, "frontend"):
            assert services[name]["image"].endswith(":${TAG:-dev}")
            assert "network" not in services[name]["build"]

    def test_nothing_asks_for_what_some_machines_refuse(self, services):
        for service in services.values():
            assert not {"ulimits", "sysctls", "network_mode"} & set(service)


class TestEnvironment:
    def test_every_variable_is_one_that_the_shop_reads(self, services):
        known = {name.upper() for name in Environment.model_fields}
        others = {"DJANGO_SETTINGS_MODULE", "PROMETHEUS_MULTIPROC_DIR"}
        others |= {f"DJANGO_SUPERUSER_{name}" for name in ("EMAIL", "USERNAME", "PASSWORD")}

        for name in APPS:
            assert set(services[name]["environment"]) - known - others == set(), name

    def test_only_what_migrates_may_change_tables(self, services):
        for name in APPS:
            assert "wibestore_app:" in services[name]["environment"]["DATABASE_URL"]
            assert ("MIGRATE_DATABASE_URL" in services[name]["environment"]) == (name == "migrate")

    def test_production_refuses_every_secret_of_it(self, services):
        env = {name: _default(value) for name, value in services["migrate"]["environment"].items()}
        env |= {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production", "DEMO": "0"}
        env |= {
            "PUBLIC_URL": "https://wibestore.uz",
            "ALLOWED_HOSTS": "wibestore.uz",
            "EMAIL_HOST": "smtp.wibestore.uz",
        }

        done = subprocess.run(
            [sys.executable, "manage.py", "check"], cwd=BACKEND, env=env, capture_output=True, text=True, check=False
        )

        assert done.returncode != 0
        for name in (
            *("SECRET_KEY", "JWT_KEY", "REFRESH_KEY", "EMAIL_TOKEN_KEY", "VAULT_PEPPER", "METRICS_TOKEN"),
            *("SANDBOX_WEBHOOK_SECRET", "VAULT_KEYS (k1)", "DATABASE_URL", "MIGRATE_DATABASE_URL"),
        ):
            assert f"{name}: " in done.stderr, name


def _default(value: str) -> str:
    """Return what compose makes of a value where no variable is set."""
    while "${" in value:
        before, _, rest = value.partition("${")
        inside, _, after = rest.partition("}")
        value = before + inside.partition(":-")[2] + after
    return value


def test_every_queue_has_a_worker_wherever_the_shop_runs(services):
    production = yaml.safe_load((PROJECT / "docker-compose.prod.yml").read_text())["services"]

    assert {*QUEUES, MEDIA_QUEUE} == ALL_QUEUES
    assert queues_served(services) == ALL_QUEUES
    assert queues_served(production) == ALL_QUEUES


def queues_served(services: Any) -> set[str]:
    """Return the queues that the commands of these services name."""
    commands = [str(service.get("command", "")).split() for service in services.values()]
    return {name for words in commands if "--queues" in words for name in words[words.index("--queues") + 1].split(",")}
