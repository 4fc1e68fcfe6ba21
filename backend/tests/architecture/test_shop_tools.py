"""The tools that run the shop: ports, secrets, notes about done steps, the lock, and how tests are counted."""

import base64
import os
import socket
import stat
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from proof.step import Count, Step, count_of
from shop import processes
from shop.paths import RunDir, ShopError
from shop.ports import Ports, is_free
from shop.secret_values import local_secrets, read_env_file
from shop.servers import settings_for
from shop.stamps import RunLock, Stamps, content_hash

TOOLS = Path(__file__).resolve().parents[3] / "tools"


@contextmanager
def listener(port=0, family=socket.AF_INET, host="127.0.0.1"):
    with socket.socket(family, socket.SOCK_STREAM) as server:
        server.bind((host, port))
        server.listen()
        yield server.getsockname()[1]


@pytest.fixture
def free_port():
    with listener() as port:
        pass
    return port


class TestPorts:
    def test_the_usual_port_is_taken_when_free_and_remembered(self, tmp_path, free_port):
        assert Ports(tmp_path / "ports.json", {"web": free_port}).take("web") == free_port
        assert Ports(tmp_path / "ports.json", {}).known("web") == free_port

    def test_another_port_is_chosen_when_the_usual_one_is_taken(self, tmp_path):
        with listener() as taken:
            chosen = Ports(tmp_path / "ports.json", {"web": taken}).take("web")

        assert chosen != taken
        assert Ports(tmp_path / "ports.json", {"web": taken}).take("web") == chosen

    def test_two_servers_never_share_a_port(self, tmp_path, free_port):
        ports = Ports(tmp_path / "ports.json", {"web": free_port, "postgres": free_port})

        assert ports.take("web") == free_port
        assert ports.take("postgres") != free_port

    def test_a_file_cut_short_is_as_good_as_none(self, tmp_path, free_port):
        (tmp_path / "ports.json").write_text('{"web": 12')

        assert Ports(tmp_path / "ports.json", {"web": free_port}).take("web") == free_port

    def test_a_listener_on_any_address_makes_a_port_taken(self):
        with listener(host="0.0.0.0") as port:  # noqa: S104
            assert not is_free(port)
        assert is_free(port)


class TestSecrets:
    def test_they_are_the_owners_only_and_stay_the_same(self, tmp_path):
        file = tmp_path / "secrets.env"

        first = local_secrets(file)

        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert local_secrets(file) == first
        assert all(len(bytes.fromhex(first[name])) == 32 for name in first if name != "VAULT_KEYS")
        name, _, key = first["VAULT_KEYS"].partition(":")
        assert name == "k1"
        assert len(base64.b64decode(key)) == 32

    def test_a_missing_one_is_added_and_the_others_kept(self, tmp_path):
        file = tmp_path / "secrets.env"
        file.write_text("# kept by hand\nSECRET_KEY=mine\n")

        secrets = local_secrets(file)

        assert secrets["SECRET_KEY"] == "mine"
        assert read_env_file(file) == secrets
        assert len(secrets) == 11

    def test_processes_do_not_get_the_servers_passwords(self, tmp_path, monkeypatch):
        monkeypatch.delenv("JWT_KEY", raising=False)
        secrets = local_secrets(tmp_path / "secrets.env")

        settings = settings_for(RunDir(tmp_path), {}, secrets, web_port=8000)

        assert not [name for name in settings if name.endswith("_PASSWORD")]
        assert settings["JWT_KEY"] == secrets["JWT_KEY"]
        assert settings["PUBLIC_URL"] == "http://localhost:8000"


class TestStamps:
    def test_a_step_is_fresh_for_what_it_was_done_for_only(self, tmp_path):
        stamps = Stamps(tmp_path / "stamps")

        stamps.done("migrate", "one")

        assert stamps.is_fresh("migrate", "one")
        assert not stamps.is_fresh("migrate", "two")
        assert not stamps.is_fresh("seed", "one")

    def test_the_hash_follows_names_and_contents_but_not_what_is_made(self, tmp_path):
        (tmp_path / "source.ts").write_text("1")
        before = content_hash([tmp_path])

        (tmp_path / "node_modules").mkdir()
        (tmp_path / "node_modules" / "made.js").write_text("made")
        assert content_hash([tmp_path]) == before

        (tmp_path / "source.ts").write_text("2")
        changed = content_hash([tmp_path])
        assert changed != before

        (tmp_path / "source.ts").rename(tmp_path / "renamed.ts")
        assert content_hash([tmp_path]) not in (before, changed)


class TestRunLock:
    HOLD = "import sys, time\nfrom pathlib import Path\nfrom shop.stamps import RunLock\n"
    HOLD += "lock = RunLock(Path(sys.argv[1])); lock.take(); print('held', flush=True); time.sleep(600)"

    def test_it_is_refused_while_another_process_lives_and_free_after_its_death(self, tmp_path):
        holder = subprocess.Popen(
            [sys.executable, "-c", self.HOLD, str(tmp_path)], env={"PYTHONPATH": str(TOOLS)}, stdout=subprocess.PIPE
        )
        lock = RunLock(tmp_path)
        try:
            assert holder.stdout.readline() == b"held\n"
            assert lock.is_held()
            with pytest.raises(ShopError):
                lock.take()
        finally:
            holder.kill()
            holder.communicate()

        assert not lock.is_held()
        lock.take()
        lock.release()


class TestLeftovers:
    def test_a_marked_process_of_this_run_directory_is_stopped_and_no_other(self, tmp_path):
        sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
        ours = subprocess.Popen(sleep, env={**os.environ, processes.MARK: str(tmp_path)})
        others = subprocess.Popen(sleep, env={**os.environ, processes.MARK: str(tmp_path / "other")})
        try:
            assert processes.wait_until(lambda: len(processes.leftovers(tmp_path)) == 1, timeout_s=10)

            assert processes.stop_leftovers(tmp_path) == 1

            assert not processes.is_alive(ours.pid)
            assert processes.is_alive(others.pid)
        finally:
            for process in (ours, others):
                process.kill()
                process.wait()


class TestCounting:
    REPORT = (
        "<testsuites><testsuite><testcase/><testcase/><testcase><failure/></testcase>"
        "<testcase><error/></testcase><testcase><skipped/></testcase></testsuite></testsuites>"
    )

    def test_a_report_is_counted_by_its_cases(self, tmp_path):
        report = tmp_path / "report.xml"
        report.write_text(self.REPORT)

        assert count_of(report) == Count(passed=2, failed=2, skipped=1)
        assert str(count_of(report)) == "2 passed, 2 failed, 1 skipped"
        assert str(Count(3)) == "3 passed, 0 failed"

    def test_a_test_that_failed_is_told_by_its_name_and_why(self, tmp_path):
        report = tmp_path / "report.xml"
        report.write_text(
            "<testsuite>"
            "<testcase classname='tests.a' name='of_pytest'>"
            "<failure>def of_pytest():\nE   assert 1 == 2</failure></testcase>"
            "<testcase classname='a.spec.ts' name='a journey'>"
            "<failure>Error: not visible\n  at a.spec.ts:7</failure></testcase>"
            "<testcase classname='b.spec.ts' name='another'>"
            "<flakyFailure><stackTrace>Error: too late</stackTrace></flakyFailure></testcase>"
            "</testsuite>"
        )

        count = count_of(report) + Count(failed=1, failures=("lint",))

        assert count == Count(passed=1, failed=3)
        assert count.flaky == ("b.spec.ts::another\n    Error: too late",)
        assert count.failures == (
            "tests.a::of_pytest\n    E   assert 1 == 2",
            "a.spec.ts::a journey\n    Error: not visible\n    at a.spec.ts:7",
            "lint",
        )

    @pytest.mark.parametrize(
        ("cases", "code", "count"),
        [
            ("<testcase/>", 0, Count(passed=1)),
            ("<testcase/>", 3, Count(passed=1, failed=1)),
            ("<testcase><failure/></testcase>", 1, Count(failed=1)),
            ("", 0, Count(failed=1)),
        ],
    )
    def test_a_run_that_proves_nothing_has_failed(self, tmp_path, capsys, cases, code, count):
        report = tmp_path / "report.xml"
        write = f"open({str(report)!r}, 'w').write('<testsuite>{cases}</testsuite>'); raise SystemExit({code})"

        assert Step("tests", [sys.executable, "-c", write], tmp_path, report=report).run() == count
        assert ("FAIL" in capsys.readouterr().out) is bool(count.failed)

    def test_a_command_that_fails_shows_its_output(self, tmp_path, capsys):
        step = Step("lint", [sys.executable, "-c", "print('line 7 is wrong'); raise SystemExit(1)"], tmp_path)

        assert step.run() == Count(failed=1)
        assert "line 7 is wrong" in capsys.readouterr().out
