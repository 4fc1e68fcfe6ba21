"""Settings, environment, log lines and the server's door: what is wrong before the first request is told by name."""

import base64
import json
import logging
import os
import secrets
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql.base import DatabaseWrapper

from config import environment, logs
from config.celery import app

BACKEND = Path(__file__).resolve().parents[1]
SECRETS = ("SECRET_KEY", "JWT_KEY", "REFRESH_KEY", "EMAIL_TOKEN_KEY", "VAULT_PEPPER", "SANDBOX_WEBHOOK_SECRET")
STRONG = "Zq7Xv1Lm9Rt4Ws2Yk6Pn3b5d7f9a1c2e4g8h"
VAULT_KEYS = "k1:" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="


def production(**changes: str) -> dict[str, str]:
    """Return the environment of a sane production shop, with changes; an empty value takes a name away."""
    sane = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DATABASE_URL": "postgresql://app:Zq7Xv1Lm9Rt4@127.0.0.1:1/wibestore",
        "REDIS_URL": "redis://127.0.0.1:1/0",
        "PUBLIC_URL": "https://wibestore.uz",
        "ALLOWED_HOSTS": "wibestore.uz,api.wibestore.uz",
        "EMAIL_HOST": "smtp.wibestore.uz",
        "TRUSTED_PROXIES": "1",
        "VAULT_KEYS": VAULT_KEYS,
        # Not of one letter: Django counts how many differ.
        **{name: f"{name}-8f2c41d7e9ba3650-Zq7Xv1Lm9Rt4Ws2Yk6Pn-3b5d7f9a1c2e4" for name in SECRETS},
    }
    return {name: value for name, value in (sane | changes).items() if value}


def manage(*words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *words], cwd=BACKEND, env=env, capture_output=True, text=True, check=False
    )


class TestProduction:
    def test_the_deployment_check_has_nothing_to_say(self):
        done = manage("check", "--deploy", "--fail-level", "WARNING", env=production())

        assert done.returncode == 0, done.stderr
        assert "no issues" in done.stdout

    @pytest.mark.parametrize(("path", "is_there"), [("", False), ("9f3c1e07b2d4586a1c", True)])
    def test_the_emergency_door_is_there_only_where_it_has_a_path(self, path, is_there):
        words = (
            "from django.conf import settings as s; from config.urls import urlpatterns as u; import json, sys;"
            "print(json.dumps(['django.contrib.admin' in sys.modules, any('Door' in m for m in s.MIDDLEWARE),"
            "any('emergency' in a for a in s.INSTALLED_APPS), sum('9f3c1e' in str(p.pattern) for p in u)]))"
        )
        done = manage("shell", "--no-imports", "-c", words, env=production(DJANGO_ADMIN_PATH=path))

        assert json.loads(done.stdout) == [is_there, is_there, is_there, int(is_there)], done.stderr
        checked = manage("check", "--deploy", "--fail-level", "WARNING", env=production(DJANGO_ADMIN_PATH=path))
        assert checked.returncode == 0, checked.stderr

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"PUBLIC_URL": "http://wibestore.uz"}, "PUBLIC_URL"),
            ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
            ({"LIMITS_LIFTED": "1"}, "LIMITS_LIFTED"),
            ({"EMAIL_HOST": ""}, "EMAIL_HOST"),
            ({"DEMO": "1"}, "DEMO"),
            ({"SANDBOX_PAYMENTS": "1"}, "SANDBOX_PAYMENTS"),
            ({"EMULATORS": "1"}, "EMULATORS"),
            ({"DJANGO_ADMIN_PATH": "admin-of-the-1"}, "DJANGO_ADMIN_PATH"),
            ({"DJANGO_ADMIN_PATH": "abababababababababab"}, "DJANGO_ADMIN_PATH"),
            ({"DJANGO_ADMIN_PATH": "a/path/of-several-parts"}, "DJANGO_ADMIN_PATH"),
            ({"DJANGO_ADMIN_PATH": "admin"}, "DJANGO_ADMIN_PATH"),
            ({"PAYME_FISCAL_VAT_PERCENT": "101"}, "FISCAL_VAT_PERCENT"),
            ({"JWT_KEY": "", "REDIS_URL": ""}, "JWT_KEY: Field required"),
            ({"DATABASE_URL": "mysql://root@db/shop"}, "DATABASE_URL"),
        ],
    )
    def test_what_is_wrong_is_told_by_name_and_without_any_secret(self, change, said):
        env = production(**change)

        done = manage("check", env=env)

        assert done.returncode != 0
        assert said in done.stderr
        assert not [name for name in (*SECRETS, "VAULT_KEYS") if name in env and env[name][-20:] in done.stderr]

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"JWT_KEY": "change-me-" * 4}, "JWT_KEY: an example's"),
            ({"JWT_KEY": f"dev-only-jwt-{STRONG}"}, "JWT_KEY: an example's"),
            ({"SECRET_KEY": "django-insecure-8f2c41d7e9ba3650Zq7Xv1Lm9Rt4"}, "SECRET_KEY: an example's"),
            ({"REFRESH_KEY": "8f2c41d7e9ba3650" * 4}, "REFRESH_KEY: one piece repeated"),
            ({"VAULT_PEPPER": "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccd"}, "VAULT_PEPPER: too easy"),
            ({"METRICS_TOKEN": "prometheus"}, "METRICS_TOKEN: too easy"),
            ({"VAULT_KEYS": "k1:" + "A" * 43 + "="}, "VAULT_KEYS (k1): too easy"),
            ({"JWT_KEY": STRONG, "REFRESH_KEY": STRONG}, "JWT_KEY and REFRESH_KEY: the same secret twice"),
            ({"DATABASE_URL": "postgresql://app:change-me@127.0.0.1:1/shop"}, "DATABASE_URL: its password"),
            ({"DATABASE_URL": "postgresql://app:app@127.0.0.1:1/shop"}, "DATABASE_URL: its password"),
            ({"REDIS_URL": "redis://:password@127.0.0.1:1/0"}, "REDIS_URL: its password"),
        ],
    )
    def test_secrets_of_an_example_stop_the_start_and_are_not_shown(self, change, said, monkeypatch):
        for name, value in production(**change).items():
            monkeypatch.setenv(name, value)

        weak = environment.weak_secrets(environment.Environment())

        assert [one for one in weak if one.startswith(said)]
        assert not [value for value in change.values() if value in "\n".join(weak)]

    def test_production_does_not_start_with_them(self):
        done = manage("check", env=production(JWT_KEY="change-me-" * 4))

        assert done.returncode != 0
        assert "JWT_KEY: an example's" in done.stderr

    def test_secrets_as_the_example_tells_to_make_them_are_good(self, monkeypatch):
        for number in range(200):
            made = {name: secrets.token_hex(32 if number % 2 else 16) for name in (*SECRETS, "METRICS_TOKEN")}
            key = base64.b64encode(secrets.token_bytes(32)).decode()
            for name, value in production(**made, VAULT_KEYS=f"k1:{key}").items():
                monkeypatch.setenv(name, value)

            assert environment.weak_secrets(environment.Environment()) == []

    def test_both_names_of_the_shop_may_sign_people_in_and_the_api_is_https_alone(self):
        words = (
            "from django.conf import settings as s; import json;"
            "print(json.dumps([s.CSRF_TRUSTED_ORIGINS, s.CORS_ALLOWED_ORIGINS, s.SECURE_REDIRECT_EXEMPT]))"
        )
        done = manage("shell", "--no-imports", "-c", words, env=production())

        trusted, cors, exempt = json.loads(done.stdout)
        assert trusted == cors == ["https://wibestore.uz", "https://www.wibestore.uz"]
        assert exempt == ["^health/", "^metrics/$", "^api/"]

    def test_lines_go_to_the_file_that_is_named_too(self, tmp_path):
        file = tmp_path / "shop.log"
        words = "import logging; logging.getLogger('wibestore.test').warning('password=korzinka')"

        done = manage("shell", "--no-imports", "-c", words, env=production(LOG_FILE=str(file)))

        line = json.loads(file.read_text())
        assert (line["message"], line["level"]) == ("password=***", "warning")
        assert file.read_text() in done.stderr


class TestEnvironment:
    def test_a_secret_may_lie_in_a_file_and_a_variable_goes_before_it(self, monkeypatch, tmp_path):
        (tmp_path / "jwt_key").write_text(f"{STRONG}-file\n")
        (tmp_path / "refresh_key").write_text(f"{STRONG}-file\n")
        (tmp_path / "payme_key").write_text("a-key-of-payme-in-a-file")
        monkeypatch.delenv("JWT_KEY")
        monkeypatch.setenv("SECRETS_DIR", str(tmp_path))
        for read in (environment.environment, environment.providers):
            read.cache_clear()

        env, providers = environment.environment(), environment.providers()

        assert env.jwt_key.get_secret_value() == f"{STRONG}-file"
        assert env.refresh_key.get_secret_value() == os.environ["REFRESH_KEY"]
        assert providers.payme.key.get_secret_value() == "a-key-of-payme-in-a-file"

    @pytest.mark.parametrize("name", ["PUBLIC_URL", "SELF_URL"])
    @pytest.mark.parametrize("url", ["backend:8000", "http://backend:8000/"])
    def test_what_is_no_origin_is_refused_by_its_name(self, monkeypatch, name, url):
        monkeypatch.setenv(name, url)
        environment.environment.cache_clear()

        with pytest.raises(ImproperlyConfigured, match=f"{name} must be an origin"):
            environment.environment()

    def test_every_missing_variable_is_named_at_once(self, monkeypatch):
        monkeypatch.delenv("JWT_KEY")
        monkeypatch.setenv("DATABASE_POOL_SIZE", "many")
        environment.environment.cache_clear()

        with pytest.raises(ImproperlyConfigured) as refusal:
            environment.environment()

        assert "JWT_KEY: Field required" in str(refusal.value)
        assert "DATABASE_POOL_SIZE: " in str(refusal.value)
        assert os.environ["SECRET_KEY"] not in str(refusal.value)

    @pytest.fixture(autouse=True)
    def forgotten(self):
        yield
        environment.environment.cache_clear()
        environment.providers.cache_clear()


class TestContainers:
    """What the shop's processes call inside, and where browsers are sent, are two addresses there."""

    def asked(self, words: str, **changes: str) -> Any:
        env = production(DJANGO_SETTINGS_MODULE="config.settings.dev", PUBLIC_URL="http://localhost:3000", **changes)
        done = manage(
            "shell", "--no-imports", "-c", f"import json; from django.conf import settings as s; {words}", env=env
        )
        return json.loads(done.stdout)

    def test_only_what_the_shop_itself_asks_leaves_the_public_address(self):
        words = (
            "p = s.PAYMENT_PROVIDERS; print(json.dumps([p.payme.checkout_url, p.payme.receipts_url, p.click.pay_url,"
        )
        words += "p.click.api_url, p.multicard.api_url, p.paynet.pay_url, s.GOOGLE_KEYS_URL, s.GOOGLE_STAND_IN_URL]))"

        addresses = self.asked(words, SELF_URL="http://backend:8000")

        inside = [address for address in addresses if address.startswith("http://backend:8000/emulators/")]
        outside = [address for address in addresses if address.startswith("http://localhost:3000/emulators/")]
        assert inside == [addresses[1], addresses[3], addresses[4], addresses[6]]
        assert outside == [addresses[0], addresses[2], addresses[5], addresses[7]]

    def test_the_names_of_both_doors_are_known(self):
        hosts, origins = self.asked(
            "print(json.dumps([s.ALLOWED_HOSTS, s.CSRF_TRUSTED_ORIGINS]))", EXTRA_HOSTS="backend"
        )

        assert {"localhost", "127.0.0.1", "backend"} <= set(hosts)
        assert {"http://localhost:3000", "http://localhost:8000"} <= set(origins)

    def test_a_pooled_database_is_told_nothing_that_the_pool_would_lose(self):
        words = "d = s.DATABASES['default'];"
        words += "print(json.dumps([d['OPTIONS'].get('options'), d['DISABLE_SERVER_SIDE_CURSORS']]))"

        assert self.asked(words, DATABASE_POOLED="1") == [None, True]
        assert self.asked(words) == ["-c timezone=UTC -c statement_timeout=5000 -c lock_timeout=4000", False]

    def test_a_worker_that_is_told_no_queue_serves_all(self):
        assert set(app.amqp.queues) == {"critical", "default", "media", "email"}
        assert {name: (queue.exchange.name, queue.routing_key) for name, queue in app.amqp.queues.items()} == {
            name: (name, name) for name in ("critical", "default", "media", "email")
        }


def written(message: str, *args: Any, exc_info: Any = None, **extra: Any) -> dict[str, Any]:
    """Return the log line that our handler would write."""
    record = logging.getLogger("wibestore.test").makeRecord(
        "wibestore.test", logging.INFO, __file__, 1, message, args, exc_info, extra=extra
    )
    logs.SecretsFilter().filter(record)
    text = logs.JsonFormatter().format(record)
    assert "\n" not in text
    assert "\r" not in text
    line: dict[str, Any] = json.loads(text)
    return line


class TestLogs:
    @pytest.mark.parametrize(
        ("message", "line"),
        [
            ("sent Bearer eyJhbGciOi.J9.x_y-z on", "sent Bearer *** on"),
            ("Authorization: Bearer abc.def", "Authorization: Bearer ***"),
            ("paid by 8600123412341234.", "paid by ***."),
            ("paid by 8600 1234 1234 1234", "paid by ***"),
            ("paid by 8600-1234-1234-1234", "paid by ***"),
            ("redis://:hunter2hunter2@127.0.0.1/0 is away", "redis://:***@127.0.0.1/0 is away"),
            ('{"password": "korzinka", "a": 1}', '{"password": "***", "a": 1}'),
            ("refresh_token=abc&x=1", "refresh_token=***&x=1"),
            (
                "order 01a20728-8986-7b9e-9ee1-b8b0b5a497d0 of 500000",
                "order 01a20728-8986-7b9e-9ee1-b8b0b5a497d0 of 500000",
            ),
        ],
    )
    def test_secrets_in_a_message_are_masked_and_nothing_else(self, message, line):
        assert written("%s", message)["message"] == line

    def test_secrets_in_fields_are_masked_however_deep(self):
        line = written("x", headers={"Cookie": "refresh=1", "Host": "shop"}, api_token="1", tried=["Bearer abc"])

        assert line["headers"] == {"Cookie": "***", "Host": "shop"}
        assert (line["api_token"], line["tried"]) == ("***", ["Bearer ***"])

    def test_secrets_in_a_traceback_are_masked(self):
        try:
            raise ValueError("password=korzinka-Tulpor and Bearer abc.def")
        except ValueError:
            line = written("broke", exc_info=sys.exc_info())

        assert "korzinka" not in line["exception"]
        assert "abc.def" not in line["exception"]
        assert line["exception"].startswith("Traceback")

    def test_nobody_can_write_a_line_of_their_own(self):
        line = written('hello\r\n{"level": "error"}\x1b[31m', agent="a\nb")

        assert line["message"] == 'hello\r\n{"level": "error"}\x1b[31m'
        assert line["level"] == "info"

    @pytest.mark.parametrize("odd", [10**40, "\ud800", {1: "one"}, object(), {("a", 1): 2}, float("nan")])
    def test_an_odd_value_loses_no_line(self, odd):
        assert written("kept", odd=odd)["message"] == "kept"

    def test_the_request_id_is_on_every_line(self):
        token = logs.request_id.set("abc-12345")
        try:
            assert written("x")["request_id"] == "abc-12345"
        finally:
            logs.request_id.reset(token)

    def test_every_line_says_whom_and_what_it_is_about(self):
        with logs.about(request_id="abc-12345"):
            logs.user_id.set("01a20728")
            inside = written("x")
        after = written("x")

        names = ("request_id", "user_id", "task_id")
        assert [inside[name] for name in names] == ["abc-12345", "01a20728", ""]
        assert [after[name] for name in names] == ["", "", ""]

    def test_a_line_about_somebody_else_says_so(self):
        with logs.about(user_id="01a20728"):
            assert written("x", user_id="02b31839")["user_id"] == "02b31839"

    def test_a_task_is_named_on_its_lines(self):
        lines = []

        @app.task(name="test.named")
        def named(**_: Any) -> None:
            lines.append(written("x"))

        try:
            named.apply(task_id="task-1")
        finally:
            app.tasks.pop("test.named")

        assert lines[0]["task_id"] == "task-1"
        assert written("x")["task_id"] == ""

    @pytest.mark.django_db
    def test_the_user_is_named_once_known_and_costs_no_question(self, client_for, buyer, monkeypatch):
        asked = client_for(buyer).get("/api/v1/admin/listings/")
        visitor = client_for(None).get("/api/v1/profile/")
        assert (asked.status_code, visitor.status_code) == (403, 401)

        seen = []
        monkeypatch.setattr("config.refusals.logger.warning", lambda *_, **__: seen.append(logs.user_id.get()))
        client_for(buyer).get("/api/v1/admin/listings/")

        assert seen == [str(buyer.id)]
        assert logs.user_id.get() == ""

    def test_a_worker_keeps_these_lines(self):
        root = logging.getLogger()
        before, level = list(root.handlers), root.level
        try:
            app.log.already_setup = False
            app.log.setup_logging_subsystem(loglevel="INFO")

            kept = [handler for handler in root.handlers if isinstance(handler.formatter, logs.JsonFormatter)]
            assert len(kept) == 1
            assert [type(one) for one in kept[0].filters] == [logs.SecretsFilter]
        finally:
            root.handlers[:] = before
            root.setLevel(level)


def http(path: str, chunks: list[bytes], **headers: str) -> tuple[int, bytes]:
    """Send a request to the ASGI application in chunks; return the answer's status and body."""
    from config.asgi import application

    async def talk() -> tuple[int, bytes]:
        names = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "scheme": "http"}
        scope |= {"http_version": "1.1", "server": ("localhost", 80), "client": ("127.0.0.1", 1), "root_path": ""}
        caller = ApplicationCommunicator(application, {**scope, "headers": [(b"host", b"localhost"), *names]})
        for number, chunk in enumerate(chunks, 1):
            await caller.send_input({"type": "http.request", "body": chunk, "more_body": number < len(chunks)})
        start = await caller.receive_output(timeout=10)
        body = await caller.receive_output(timeout=10)
        return start["status"], body["body"]

    return async_to_sync(talk)()


@pytest.mark.django_db(transaction=True)
class TestWorker:
    def test_a_task_gives_its_connection_back_and_leaves_the_pool_open(self, monkeypatch):
        calls = []
        monkeypatch.setattr("django.db.utils.ConnectionHandler.close_all", lambda _: calls.append("give back"))
        monkeypatch.setattr(DatabaseWrapper, "close_pool", lambda _: calls.append("close pool"))
        (fixup,) = app._fixups
        task = SimpleNamespace(request=SimpleNamespace(is_eager=False))

        fixup.worker_fixup.on_task_prerun(task)
        fixup.worker_fixup.on_task_postrun(task)

        assert calls == ["give back", "give back"]


def over_wsgi(body: bytes, *, is_chunked: bool) -> tuple[int, dict[str, Any]]:
    """Send a body to the application of production's web processes; return the answer's status and body."""
    from config.wsgi import application

    environ: dict[str, Any] = {
        "PATH_INFO": "/api/v1/auth/login/",
        "REQUEST_METHOD": "POST",
        "wsgi.input": BytesIO(body),
    }
    setup_testing_defaults(environ)
    environ |= {"HTTP_HOST": "localhost", "CONTENT_TYPE": "application/json"}
    environ |= {"HTTP_TRANSFER_ENCODING": "chunked"} if is_chunked else {"CONTENT_LENGTH": str(len(body))}
    started: list[str] = []
    answer = b"".join(application(environ, lambda status, _: started.append(status)))
    return int(started[0][:3]), json.loads(answer)


@pytest.mark.django_db(transaction=True)
class TestWsgiBodies:
    @pytest.mark.parametrize("is_chunked", [False, True])
    def test_a_body_that_is_too_large_is_refused(self, is_chunked):
        body = b" " * (django_settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)

        status, answer = over_wsgi(body, is_chunked=is_chunked)

        assert (status, answer["code"], answer["params"]) == (413, "request.too_large", {"limit_bytes": 1_000_000})

    @pytest.mark.parametrize("is_chunked", [False, True])
    def test_a_small_body_is_read(self, is_chunked):
        status, answer = over_wsgi(b"{}", is_chunked=is_chunked)

        assert (status, answer["code"]) == (400, "validation.failed")


class TestBodies:
    def test_a_body_in_chunks_is_counted(self):
        half = b" " * (django_settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2 + 1)

        status, body = http("/api/v1/auth/login/", [half, half, half], content_type="application/json")

        assert (status, json.loads(body)["code"]) == (413, "request.too_large")

    def test_a_length_that_is_too_large_is_refused_before_the_body_comes(self):
        status, body = http("/api/v1/auth/login/", [], content_type="application/json", content_length="10000000000")

        assert (status, json.loads(body)["params"]) == (
            413,
            {"limit_bytes": django_settings.DATA_UPLOAD_MAX_MEMORY_SIZE},
        )

    def test_a_small_body_in_chunks_is_read(self):
        status, body = http("/api/v1/auth/login/", [b"{", b"}"], content_type="application/json")

        assert (status, json.loads(body)["code"]) == (400, "validation.failed")


def test_a_socket_that_nothing_serves_is_closed_with_4404():
    from config.asgi import application

    async def talk() -> list[dict[str, Any]]:
        caller = ApplicationCommunicator(application, {"type": "websocket", "path": "/ws/none/", "headers": []})
        await caller.send_input({"type": "websocket.connect"})
        return [await caller.receive_output(timeout=10) for _ in range(2)]

    assert async_to_sync(talk)() == [{"type": "websocket.accept"}, {"type": "websocket.close", "code": 4404}]


def test_the_web_server_writes_no_ticket_of_a_socket():
    said = "\n".join(
        (
            "import logging, uvicorn",
            "uvicorn.Config('config.asgi:application').load()",
            "logging.getLogger('uvicorn.error').info('127.0.0.1 - \"WebSocket /ws/x/?token=eyJh.tick.et\" [accepted]')",
        )
    )
    done = subprocess.run(
        [sys.executable, "-c", said],
        cwd=BACKEND,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout + done.stderr
    assert "WebSocket /ws/x/?token=***" in lines
    assert "tick" not in lines
