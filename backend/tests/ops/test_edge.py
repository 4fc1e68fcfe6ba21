"""The edge of docker-compose.prod.yml: read, and where nginx is there, tried before servers that say who they are."""

import json
import re
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from tests.ops.edge import DOMAIN, NGINX, Edge, certificate
from wibestore.core.errors import InsecureTransport, PayloadTooLarge, RateLimited

EDGE = NGINX / "edge"


def locations(text: str) -> list[str]:
    return re.findall(r"location [^{]+\{[^}]*\}", text)


class TestRead:
    def test_every_answer_says_hsts(self):
        for block in locations((EDGE / "shop.conf").read_text()):
            says = "edge/proxy.conf;" in block or "edge/hsts.conf;" in block or "edge/own.conf;" in block
            assert says or "try_files /nothing-of-this-name @page;" in block, block

    def test_hsts_is_said_as_the_backend_says_it(self):
        text = (EDGE / "hsts.conf").read_text()

        # config.settings.production
        assert '"max-age=63072000; includeSubDomains; preload" always' in text

    def test_only_versions_of_tls_that_are_safe(self):
        assert re.findall(r"ssl_protocols (.*);", (EDGE / "https.conf").read_text()) == ["TLSv1.2 TLSv1.3"]

    def test_what_the_edge_refuses_has_the_codes_of_the_shop(self):
        text = (EDGE / "shop.conf").read_text() + (EDGE / "https.conf").read_text()
        problems = [json.loads(found) for found in re.findall(r"return \d+ '(\{.*\})';", text)]

        assert {(one["status"], one["code"]) for one in problems} == {
            (413, PayloadTooLarge.code),
            (429, RateLimited.code),
            (403, InsecureTransport.code),
        }

    def test_the_upstreams_are_those_that_a_roll_writes(self):
        from ops.containers import PORTS
        from ops.roll import upstreams_text

        text = re.sub(r"^#.*\n", "", (EDGE / "upstreams.conf").read_text(), flags=re.M)

        assert text == upstreams_text({name: [f"{name}:{port}"] for name, port in PORTS.items()})

    def test_providers_calls_are_never_counted_against_them(self):
        (webhooks,) = [b for b in locations((EDGE / "shop.conf").read_text()) if "payments/webhooks/" in b]

        assert "limit_req" not in webhooks


class Names(BaseHTTPRequestHandler):
    """Answers every request with what it was asked."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        told = {
            "server": getattr(self.server, "called", ""),
            "path": self.path,
            "bytes": len(body),
            **{name.lower(): value for name, value in self.headers.items()},
        }
        is_missing = told["server"] == "frontend" and self.path not in ("/sw.js", "/assets/a.js", "/index.html")
        said = json.dumps(told).encode()
        self.send_response(404 if is_missing else 200)
        self.send_header("Content-Length", str(len(said)))
        self.send_header("Strict-Transport-Security", "max-age=1")
        self.end_headers()
        self.wfile.write(said)

    do_POST = do_GET  # noqa: N815 - the name that the library calls

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def edge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edge]:
    """Start an edge before three servers that tell what they were asked."""
    folder: Path = tmp_path_factory.mktemp("edge")
    certificate(folder)
    servers = {name: ThreadingHTTPServer(("127.0.0.1", 0), Names) for name in ("backend", "ws", "frontend")}
    for name, server in servers.items():
        server.called = name  # type: ignore[attr-defined]
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    tried = Edge(folder, {name: [f"127.0.0.1:{one.server_port}"] for name, one in servers.items()})
    tried.start()
    yield tried
    tried.stop()
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture
def browser(edge: Edge) -> Iterator[httpx.Client]:
    """Return a client that takes the edge for the shop."""
    context = ssl.create_default_context(cafile=str(edge.folder / "letsencrypt" / "live" / DOMAIN / "fullchain.pem"))
    extensions = {"sni_hostname": DOMAIN}
    with httpx.Client(base_url=f"https://127.0.0.1:{edge.https}", verify=context, trust_env=False) as client:
        client.headers["Host"] = DOMAIN
        client.event_hooks["request"] = [lambda request: request.extensions.update(extensions)]
        yield client


class TestTried:
    @pytest.mark.parametrize("name", ["edge/https.conf", "edge/http.conf", "files.conf"])
    def test_nginx_takes_it(self, edge, name):
        assert edge.tested(name) == ""

    @pytest.mark.parametrize(
        ("path", "server"),
        [
            ("/api/v1/listings/", "backend"),
            ("/api/v1/payments/webhooks/click/", "backend"),
            ("/media/a.webp", "backend"),
            ("/static/a.css", "backend"),
            ("/health/", "backend"),
            ("/robots.txt", "backend"),
            ("/users/name.js", "backend"),
            ("/listings", "backend"),
            ("/", "backend"),
            ("/assets/a.js", "frontend"),
            ("/sw.js", "frontend"),
            ("/ws/notifications/", "ws"),
        ],
    )
    def test_who_answers_what(self, browser, path, server):
        answer = browser.get(path)

        assert (answer.status_code, answer.json()["server"]) == (200, server)
        assert answer.headers.get_list("Strict-Transport-Security") == ["max-age=63072000; includeSubDomains; preload"]

    def test_who_asks_is_written_by_us(self, browser):
        told = browser.get("/api/v1/me/", headers={"X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "http"}).json()

        assert (told["x-forwarded-for"], told["x-forwarded-proto"]) == ("127.0.0.1", "https")
        assert told["host"] == DOMAIN
        assert len(told["x-request-id"]) == 32

    def test_http_leads_to_https_but_never_with_a_token(self, edge):
        with httpx.Client(base_url=f"http://127.0.0.1:{edge.http}", trust_env=False) as plain:
            page, api = plain.get("/listings?x=1"), plain.get("/api/v1/me/")
            challenge = plain.get("/.well-known/acme-challenge/none")
            (edge.folder / "acme" / ".well-known" / "acme-challenge").mkdir(parents=True, exist_ok=True)
            (edge.folder / "acme" / ".well-known" / "acme-challenge" / "token").write_text("proof")
            proof = plain.get("/.well-known/acme-challenge/token")

        assert (page.status_code, page.headers["Location"]) == (301, f"https://{DOMAIN}/listings?x=1")
        assert (api.status_code, api.json()["code"]) == (403, InsecureTransport.code)
        assert (challenge.status_code, proof.status_code, proof.text) == (404, 200, "proof")

    def test_nobody_reads_figures(self, browser):
        answer = browser.get("/metrics/")

        assert answer.status_code == 404
        assert "Content-Security-Policy" in answer.headers

    def test_bodies_are_bounded(self, browser):
        refused = browser.post("/api/v1/listings/", content=b"x" * 1_300_000)
        taken = browser.post("/api/v1/upload/image/", content=b"x" * 5_300_000)

        assert (refused.status_code, refused.json()["code"]) == (413, PayloadTooLarge.code)
        assert taken.json()["bytes"] == 5_300_000

    def test_floods_are_refused_before_the_shop(self, browser):
        answers = [browser.get("/api/v1/auth/login/") for _ in range(120)]
        refused = [one for one in answers if one.status_code == 429]

        assert refused
        assert refused[0].json()["code"] == RateLimited.code
        assert refused[0].headers["Retry-After"] == "5"
        assert "Strict-Transport-Security" in refused[0].headers

    def test_the_log_holds_no_token(self, browser, edge):
        browser.get("/ws/chat/1/?token=ws-secret-1")
        browser.get("/reset?token=secret-2", headers={"Referer": "https://shop.test/?t=secret-3"})

        assert '"path":"/ws/chat/1/"' in edge.log()
        assert "secret-" not in edge.log()

    def test_another_name_over_the_shops_connection_is_misdirected(self, browser):
        answer = browser.get("/", headers={"Host": "other.test"})

        assert (answer.status_code, "server" in answer.text) == (421, False)

    def test_another_name_is_shown_no_certificate(self, edge):
        words = ["openssl", "s_client", "-connect", f"127.0.0.1:{edge.https}", "-servername", "other.test"]
        done = subprocess.run(words, input=b"", capture_output=True, check=False, timeout=20)

        assert "no peer certificate available" in done.stdout.decode(errors="replace")

    @pytest.mark.parametrize(("version", "is_spoken"), [("-tls1_1", False), ("-tls1_2", True), ("-tls1_3", True)])
    def test_which_tls_is_spoken(self, edge, version, is_spoken):
        words = ["openssl", "s_client", "-connect", f"127.0.0.1:{edge.https}", "-servername", DOMAIN]
        words += ["-alpn", "h2", version]
        done = subprocess.run(words, input=b"", capture_output=True, check=False, timeout=20)

        assert (b"ALPN protocol: h2" in done.stdout) == is_spoken

    @pytest.mark.parametrize(
        ("cipher", "is_spoken"),
        [("ECDHE-ECDSA-AES128-GCM-SHA256", True), ("ECDHE-ECDSA-AES128-SHA", False), ("AES128-GCM-SHA256", False)],
    )
    def test_only_ciphers_that_authenticate_and_keep_the_past_secret(self, edge, cipher, is_spoken):
        words = ["openssl", "s_client", "-connect", f"127.0.0.1:{edge.https}", "-servername", DOMAIN]
        words += ["-tls1_2", "-cipher", cipher]
        done = subprocess.run(words, input=b"", capture_output=True, check=False, timeout=20)

        assert (f"Cipher is {cipher}".encode() in done.stdout) == is_spoken

    @pytest.mark.parametrize(
        "lines",
        [
            ("Content-Length: 4", "Transfer-Encoding: chunked"),
            ("Content-Length: 4", "Content-Length: 5"),
            ("Transfer-Encoding: chunked, identity",),
        ],
    )
    def test_a_length_that_can_be_read_in_two_ways_is_refused(self, edge, lines):
        context = ssl.create_default_context(
            cafile=str(edge.folder / "letsencrypt" / "live" / DOMAIN / "fullchain.pem")
        )
        head = [f"POST /api/v1/listings/?smuggled={len(lines[0])} HTTP/1.1", f"Host: {DOMAIN}", *lines]
        with (
            socket.create_connection(("127.0.0.1", edge.https), timeout=20) as plain,
            context.wrap_socket(plain, server_hostname=DOMAIN) as talk,
        ):
            talk.sendall("\r\n".join([*head, "", "0\r\n\r\n"]).encode())
            answer = talk.recv(4096)

        assert answer.split(b" ")[1] in (b"400", b"501")
