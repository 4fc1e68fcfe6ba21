"""deploy/k8s renders, fits Kubernetes' own schemas and keeps its promises. Nothing was started on a cluster."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[3]
K8S = PROJECT / "deploy" / "k8s"
VERSION = "1.33"
SHOP = {"web", "ws", "worker", "worker-media", "worker-email", "beat"}
OVERLAYS = ["staging", "production"]


@pytest.fixture(scope="module", params=OVERLAYS)
def rendered(request) -> list[dict[str, Any]]:
    """Render an overlay as `kubectl apply -k` would."""
    command = [Path(sys.executable).with_name("kubectl"), "kustomize", K8S / "overlays" / request.param]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return list(yaml.safe_load_all(done.stdout))


def of_kind(rendered: list[dict[str, Any]], kind: str) -> dict[str, dict[str, Any]]:
    return {one["metadata"]["name"]: one for one in rendered if one["kind"] == kind}


def pods(rendered: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    both = of_kind(rendered, "Deployment") | of_kind(rendered, "Job")
    return {name: one["spec"]["template"]["spec"] for name, one in both.items()}


def test_kubernetes_knows_every_field(rendered):
    for one in rendered:
        kubernetes_validate.validate(one, VERSION, strict=True)


def test_a_field_that_is_none_is_seen():
    wrong = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": {"port": 8000}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, VERSION, strict=True)


def test_everything_lies_in_a_namespace_of_its_own(rendered):
    assert len({one["metadata"].get("namespace") for one in rendered}) == 1


def test_no_pod_may_more_than_it_must(rendered):
    for name, pod in pods(rendered).items():
        (container,) = pod["containers"]
        assert pod["automountServiceAccountToken"] is False, name
        assert (pod["securityContext"]["runAsNonRoot"], pod["securityContext"]["runAsUser"]) == (True, 10001), name
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }, name
        assert set(container["resources"]["requests"]) == {"cpu", "memory"}, name
        assert "memory" in container["resources"]["limits"], name


def test_images_are_named_by_their_digest(rendered):
    assert all("@sha256:" in pod["containers"][0]["image"] for pod in pods(rendered).values())


def test_no_secret_is_written_down(rendered):
    assert of_kind(rendered, "Secret") == {}
    names = [name.lower() for one in of_kind(rendered, "ConfigMap").values() for name in one["data"]]
    assert not [name for name in names if any(word in name for word in ("password", "secret_key", "token", "_url="))]


def test_the_clock_is_one_and_never_two(rendered):
    beat = of_kind(rendered, "Deployment")["beat"]["spec"]

    assert (beat["replicas"], beat["strategy"]) == (1, {"type": "Recreate"})
    assert "beat" not in {
        one["spec"]["scaleTargetRef"]["name"] for one in of_kind(rendered, "HorizontalPodAutoscaler").values()
    }


def test_what_people_wait_for_is_never_all_away(rendered):
    deployments = of_kind(rendered, "Deployment")
    budgets = of_kind(rendered, "PodDisruptionBudget")

    assert {"web", "ws", "worker", "frontend", "pgbouncer"} == set(budgets)
    for name in budgets:
        assert deployments[name]["spec"]["strategy"]["rollingUpdate"] == {"maxUnavailable": 0, "maxSurge": 1}
        assert (
            budgets[name]["spec"]["selector"]["matchLabels"].items()
            <= deployments[name]["spec"]["selector"]["matchLabels"].items()
        )


def test_what_grows_says_how_far_and_has_no_number_of_its_own(rendered):
    deployments = of_kind(rendered, "Deployment")
    scalers = of_kind(rendered, "HorizontalPodAutoscaler")

    assert set(scalers) == {"web", "ws", "worker", "worker-media"}
    for name, scaler in scalers.items():
        assert scaler["spec"]["scaleTargetRef"]["name"] == name
        # Otherwise each deployment would set the number back.
        assert "replicas" not in deployments[name]["spec"]


def test_every_process_of_the_shop_tells_how_it_is(rendered):
    for name in SHOP:
        (container,) = pods(rendered)[name]["containers"]
        assert {"startupProbe", "livenessProbe"} <= set(container), name
    for name in ("web", "ws", "frontend", "pgbouncer"):
        pod = pods(rendered)[name]
        (container,) = pod["containers"]
        assert "readinessProbe" in container, name
        # Time to leave: the balancer hears of it, then what is under way is ended.
        pause = container["lifecycle"]["preStop"]["sleep"]["seconds"]
        assert pod["terminationGracePeriodSeconds"] >= pause + 15, name


def test_workers_take_every_queue_once(rendered):
    commands = [pods(rendered)[name]["containers"][0]["command"] for name in ("worker", "worker-media", "worker-email")]
    queues = [queue for words in commands for queue in words[words.index("--queues") + 1].split(",")]

    assert sorted(queues) == ["critical", "default", "email", "media"]


def test_migrations_are_a_job_with_the_owners_login_and_nobody_else_has_it(rendered):
    owners = {
        name
        for name, pod in pods(rendered).items()
        if any(volume.get("secret", {}).get("secretName") == "wibestore-owner" for volume in pod["volumes"])
    }

    assert owners == {"migrate"}
    assert pods(rendered)["migrate"]["containers"][0]["command"] == ["python", "manage.py", "release"]


def test_nothing_is_open_that_is_not_named(rendered):
    policies = of_kind(rendered, "NetworkPolicy")
    closed = policies["nothing"]["spec"]
    named = {
        name
        for policy in policies.values()
        for one in policy["spec"]["podSelector"].get("matchExpressions", [])
        for name in one["values"]
    } | {
        policy["spec"]["podSelector"].get("matchLabels", {}).get("app.kubernetes.io/name")
        for policy in policies.values()
    }

    assert (closed["podSelector"], set(closed["policyTypes"])) == ({}, {"Ingress", "Egress"})
    assert set(pods(rendered)) <= named


def test_pgbouncer_is_the_one_that_is_proved_on_one_machine():
    """Only the address of the server differs, and that it is another machine."""
    here = (PROJECT / "docker" / "pgbouncer" / "pgbouncer.ini").read_text().splitlines()
    for overlay in OVERLAYS:
        there = (K8S / "overlays" / overlay / "pgbouncer.ini").read_text().splitlines()
        changed = [line for line, other in zip(there, here, strict=False) if line != other]
        assert [line.split("=")[0].strip() for line in changed] == ["wibestore"]
        added = dict(line.split(" = ") for line in there[len(here) :] if " = " in line)
        assert added == {"server_tls_sslmode": "verify-full", "server_tls_ca_file": "/run/secrets/database_ca"}
