"""What is not the API: media, the interface's files and pages, the documentation."""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db

SHELL = (
    '<!doctype html><html><head><title>WibeStore</title><meta name="description" content="old">'
    '<script type="module" src="/assets/index-4f2a.js"></script></head><body><div id="root"></div></body></html>'
)


@pytest.fixture
def interface(settings, tmp_path: Path) -> Path:
    """Build a small interface with a secret beside it."""
    (tmp_path / "secret.txt").write_text("nobody's business")
    root = tmp_path / "dist"
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text(SHELL)
    (root / "favicon.svg").write_text("<svg/>")
    (root / "assets" / "index-4f2a.js").write_text("plain")
    (root / "assets" / "index-4f2a.js.br").write_bytes(b"brotli")
    (root / "assets" / "index-4f2a.js.gz").write_bytes(b"gzipped")
    settings.FRONTEND_DIST = root
    return root


@pytest.fixture
def media(settings, tmp_path) -> str:
    """Store one image variant and something beside it that is none."""
    root = tmp_path / "media"
    name = "ab/0123456789abcdef-gallery.webp"
    (root / "ab").mkdir(parents=True)
    (root / name).write_bytes(b"RIFF")
    (root / "ab" / "notes.txt").write_text("private")
    (tmp_path / "secret.txt").write_text("nobody's business")
    settings.MEDIA_ROOT = str(root)
    return name


class TestWithoutDatabase:
    pytestmark = pytest.mark.django_db(transaction=True)

    def test_the_api_is_busy_and_not_broken(self, client, no_database):
        answer = client.get("/api/v1/subscriptions/plans/")

        assert (answer.status_code, answer.json()["code"]) == (503, "service.unavailable")
        assert answer["Retry-After"] == "1"

    def test_a_page_still_comes_and_says_itself_what_is_wrong(self, client, no_database, interface):
        answer = client.get("/listings/01900000-0000-7000-8000-000000000000")

        assert answer.status_code == 200
        assert b'id="root"' in answer.content


class TestMedia:
    def test_a_stored_image_is_served_for_ever_and_can_run_nothing(self, client, media):
        answer = client.get(f"/media/{media}")

        assert (answer.status_code, answer.getvalue()) == (200, b"RIFF")
        assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/webp", "nosniff")
        assert "immutable" in answer["Cache-Control"]
        assert "sandbox" in answer["Content-Security-Policy"]

    def test_head_is_answered_and_other_methods_are_not(self, client, media):
        assert client.head(f"/media/{media}").status_code == 200
        assert client.post(f"/media/{media}").status_code == 405

    @pytest.mark.parametrize(
        "name",
        [
            "ab/notes.txt", "../secret.txt", "ab/../../secret.txt", "%2e%2e/secret.txt", "..%2fsecret.txt", "ab/",
            "/etc/passwd", "ab/0123456789abcdef-gallery.webp/", "ab/0123456789abcdef-gallery.webp%0a", "ab\\notes.txt",
        ],
    )  # fmt: skip
    def test_nothing_else_is_found(self, client, media, name):
        answer = client.get(f"/media/{name}")

        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


class TestInterface:
    def test_any_page_address_is_the_shell_with_its_own_title(self, client, interface):
        answer = client.get("/sell/new")

        assert (answer.status_code, answer["Cache-Control"]) == (200, "no-cache")
        assert b"<title>WibeStore \xe2\x80\x94" in answer.content
        assert answer.content.count(b'name="description"') == 1
        assert "script-src 'self'" in answer["Content-Security-Policy"]

    def test_sockets_may_be_opened_to_the_shop_alone(self, client, interface):
        policy = client.get("/")["Content-Security-Policy"]

        assert re.search(r"connect-src 'self' wss?://[^ ;]+ https://accounts\.google\.com/gsi/;", policy)

    @pytest.mark.parametrize(
        ("accepted", "encoding", "body"),
        [
            ("gzip, deflate, br", "br", b"brotli"),
            ("gzip", "gzip", b"gzipped"),
            ("", None, b"plain"),
            ("br;q=0", None, b"plain"),
        ],
    )
    def test_hashed_files_are_kept_for_ever_in_the_smallest_form(self, client, interface, accepted, encoding, body):
        answer = client.get("/assets/index-4f2a.js", HTTP_ACCEPT_ENCODING=accepted)

        assert (answer.content, answer.headers.get("Content-Encoding")) == (body, encoding)
        assert answer["Content-Type"] == "text/javascript; charset=utf-8"
        assert (answer["Cache-Control"], answer["Vary"]) == ("public, max-age=31536000, immutable", "Accept-Encoding")

    def test_each_form_of_a_file_has_its_own_etag_and_304_keeps_the_headers(self, client, interface):
        plain = client.get("/assets/index-4f2a.js")
        packed = client.get("/assets/index-4f2a.js", HTTP_ACCEPT_ENCODING="br")

        again = client.get("/assets/index-4f2a.js", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=packed["ETag"])

        assert plain["ETag"] != packed["ETag"]
        assert (again.status_code, again.content) == (304, b"")
        assert [again[name] for name in ("ETag", "Vary", "Cache-Control")] == [
            packed[name] for name in ("ETag", "Vary", "Cache-Control")
        ]

    def test_other_files_are_asked_for_again(self, client, interface):
        assert client.get("/favicon.svg")["Cache-Control"] == "public, max-age=3600"

    def test_a_new_build_is_seen_at_once(self, client, interface):
        assert client.get("/new.txt").status_code == 404
        (interface / "new.txt").write_text("new")
        (interface / "index.html").write_text(SHELL.replace("old", "newer"))

        assert client.get("/new.txt").status_code == 200

    @pytest.mark.parametrize(
        "name",
        ["assets/gone-1.js", "../secret.txt", "assets/../../secret.txt", "%2e%2e/secret.txt", "index.html",
         "assets/index-4f2a.js.br", "assets/index-4f2a.js.gz"],
    )  # fmt: skip
    def test_a_file_that_is_not_there_is_404_and_no_page(self, client, interface, name):
        assert client.get(f"/{name}").status_code == 404

    def test_without_a_build_it_says_so(self, client, settings, tmp_path):
        settings.FRONTEND_DIST = tmp_path

        assert client.get("/").status_code == 503


@pytest.fixture
def elsewhere():
    """Serve the page from another machine; `answers` holds what it says, `asked` how often."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.asked += 1
            self.send_response(200 if server.page else 503)
            self.end_headers()
            self.wfile.write(server.page.encode())

        def log_message(self, *_):
            """Write no lines."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.page = 0, SHELL
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


class TestPageOfAnotherMachine:
    @pytest.fixture(autouse=True)
    def url(self, settings, tmp_path, elsewhere):
        settings.FRONTEND_DIST = tmp_path
        settings.FRONTEND_SHELL_URL = f"http://127.0.0.1:{elsewhere.server_port}/index.html"

    def test_it_is_asked_for_once_and_told_of_its_address(self, client, elsewhere):
        pages = [client.get("/catalog").content.decode() for _ in range(2)]

        assert elsewhere.asked == 1
        assert '<meta property="og:url" content="http://testserver/catalog">' in pages[1]

    def test_the_last_good_one_is_kept(self, client, elsewhere, monkeypatch):
        monkeypatch.setattr("config.pages._SHELL_KEPT_S", 0)
        client.get("/")
        elsewhere.page = ""

        assert client.get("/").status_code == 200
        assert elsewhere.asked == 2

    def test_where_none_was_ever_had_it_says_so_and_asks_again_later(self, client, elsewhere):
        elsewhere.page = ""

        assert [client.get("/").status_code for _ in range(2)] == [503, 503]
        assert elsewhere.asked == 1


class TestDocumentation:
    def test_the_schema_is_openapi_3_1_and_names_problems_rightly(self, client):
        schema = client.get("/api/v1/openapi.json").json()

        assert schema["openapi"].startswith("3.1")
        refusal = schema["paths"]["/api/v1/orders/"]["post"]["responses"]["409"]["content"]
        assert list(refusal) == ["application/problem+json"]

    def test_the_page_shows_every_operation_and_runs_no_script(self, client):
        page = client.get("/api/v1/docs/")
        paths = client.get("/api/v1/openapi.json").json()["paths"]

        assert page.status_code == 200
        assert "script-src" not in page["Content-Security-Policy"]
        assert all(path in page.content.decode() for path in paths)
        assert b"<script" not in page.content
