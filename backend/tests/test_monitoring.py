"""Alarms and dashboards: each alarm has a runbook and tests of its own, and every figure they name is really told."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.metrics import http, processes, shop, tasks, vitals
from config.settings.base import PROJECT_DIR
from wibestore.backoffice import services as backoffice
from wibestore.core import clock
from wibestore.core.meters import COUNTED
from wibestore.core.models import Heartbeat

MONITORING = PROJECT_DIR / "monitoring"
PROMETHEUS = MONITORING / "prometheus"
# What they count is known once they are loaded.
COUNTING = (http, tasks, vitals)
SEVERITIES = {"critical", "warning", "none"}
# Of the exporters beside the shop, whose names are not ours to prove.
OTHERS = frozenset(
    {
        "up",
        "node_cpu_seconds_total",
        "node_filesystem_avail_bytes",
        "node_filesystem_size_bytes",
        "node_memory_MemAvailable_bytes",
        "node_memory_MemTotal_bytes",
        "pg_settings_max_connections",
        "pg_stat_database_numbackends",
        "probe_ssl_earliest_cert_expiry",
        "redis_memory_max_bytes",
        "redis_memory_used_bytes",
    }
)
_WORDS = frozenset({"and", "or", "unless", "offset", "by", "on", "without", "ignoring", "bool"})
_ASIDE = re.compile(r'"[^"]*"|\{[^}]*\}|\[[^\]]*\]|\b(?:by|on|without|ignoring)\s*\([^)]*\)')
_NAME = re.compile(r"(?<![\w.])[a-zA-Z_:][\w:]*\b(?!\s*\()")
_ENDINGS = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",), "info": ("_info",)}


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def rules(name: str) -> list[dict[str, Any]]:
    return [rule for group in read(PROMETHEUS / f"{name}.yml")["groups"] for rule in group["rules"]]


def names_in(expression: str) -> set[str]:
    return set(_NAME.findall(_ASIDE.sub(" ", expression.replace("{", " {")))) - _WORDS


def dashboards() -> Iterator[tuple[str, str]]:
    """Yield every question of every dashboard, with where it stands."""
    for path in sorted((MONITORING / "grafana" / "dashboards").glob("*.json")):
        for panel in json.loads(path.read_text(encoding="utf-8"))["panels"]:
            for target in panel["targets"]:
                yield f"{path.stem}: {panel['title']}", target["expr"]


ALERTS = {rule["alert"]: rule for rule in rules("alerts")}
RECORDS = {rule["record"]: rule["expr"] for rule in rules("records")}
RUNGS = [one for path in sorted((PROMETHEUS / "tests").glob("*.yml")) for one in read(path)["tests"]]


@pytest.fixture
def told(db: None) -> set[str]:
    """The names of all figures, of a shop where everything has happened once."""
    for name in ("backup.base", "backup.drill", "ledger.check", "orders.credentials_wipe"):
        Heartbeat.objects.create(name=name, beat_at=clock.now(), figure=1)
    backoffice.now_count()
    families = [*COUNTED.collect(), *processes.ProcessCollector().collect(), *shop.ShopCollector().collect()]
    families += [*shop.BrokerCollector().collect(), *shop._wal_told(clock.now(), clock.now(), is_failing=False)]
    return {f"{family.name}{ending}" for family in families for ending in _ENDINGS[family.type]}


@pytest.mark.parametrize("name", ALERTS)
def test_an_alarm_says_how_bad_it_is_and_leads_to_its_runbook(name):
    rule = ALERTS[name]
    runbook = PROJECT_DIR / rule["annotations"]["runbook"]

    assert rule["labels"]["severity"] in SEVERITIES
    assert rule["annotations"]["summary"]
    assert runbook.stem == re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()
    text = runbook.read_text(encoding="utf-8")
    assert text.startswith(f"# {name}\n")
    assert rule["annotations"]["summary"] in text
    assert "\n## Look\n" in text
    assert "\n## Do\n" in text


@pytest.mark.parametrize("name", ALERTS)
def test_an_alarm_has_a_test_that_rings_it_and_one_that_does_not(name):
    asked = [one for test in RUNGS for one in test["alert_rule_test"] if one["alertname"] == name]

    assert any(one["exp_alerts"] for one in asked)
    # The one that always rings is never silent.
    assert name == "Watchdog" or any(not one["exp_alerts"] for one in asked)


def test_runbooks_lead_only_to_pages_that_are_there():
    pages = sorted((PROJECT_DIR / "docs" / "runbooks").glob("*.md"))
    links = {(page.name, link) for page in pages for link in re.findall(r"\]\(([^)#:]+\.md)\)", page.read_text())}

    assert len(pages) >= len(ALERTS)
    assert not [(page, link) for page, link in links if not (PROJECT_DIR / "docs" / "runbooks" / link).is_file()]


def test_every_figure_that_is_named_is_told(told):
    known = told | OTHERS | set(RECORDS)
    asked = [(name, rule["expr"]) for name, rule in ALERTS.items()]
    asked += [*RECORDS.items(), *dashboards()]
    asked += [(test["name"], series["series"]) for test in RUNGS for series in test["input_series"]]

    unknown = {(place, name) for place, expression in asked for name in names_in(expression) if name not in known}

    assert not unknown
    assert len(asked) > 100


def test_every_figure_is_explained_and_nothing_else_is(told):
    text = (PROJECT_DIR / "docs" / "slo.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"`(wibestore_\w+)`", text))
    families = {
        re.sub(r"_(bucket|sum|count)$", "", name) if "seconds" in name or "shift" in name else name for name in told
    }

    assert explained == families


def test_a_record_is_used():
    used = {
        name
        for expression in [*(rule["expr"] for rule in ALERTS.values()), *(one for _, one in dashboards())]
        for name in names_in(expression)
    }

    assert set(RECORDS) <= used


def test_rules_name_jobs_that_are_read_and_alarms_that_there_are():
    jobs = {job["job_name"] for job in read(PROMETHEUS / "prometheus.yml")["scrape_configs"]}
    named = {job for rule in ALERTS.values() for job in re.findall(r'job="(\w+)"', rule["expr"])}
    called = read(MONITORING / "alertmanager.yml")
    patterns = [one for rule in called["inhibit_rules"] for side in rule.values() for one in side]

    assert named <= jobs
    for pattern in patterns:
        words = re.fullmatch(r'alertname =~? "(.+)"', pattern)[1]
        assert all(any(re.fullmatch(word, name) for name in ALERTS) for word in words.split("|"))


def test_a_question_is_taken_apart_rightly():
    question = (
        'histogram_quantile(0.95, sum by (le) (rate(a_bucket{x="b_c"}[5m]))) > 600e6 or on (p) d:e * 24 == f offset 1d'
    )

    assert names_in(question) == {"a_bucket", "d:e", "f"}
