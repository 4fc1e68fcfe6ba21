"""nginx gives its own answers the headers that the backend gives a page, and shows no token to its log."""

import re
from pathlib import Path

import pytest
from django.test import Client

NGINX = Path(__file__).resolve().parents[3] / "frontend" / "nginx"
ADDED = re.compile(r'^add_header ([\w-]+) "((?:[^"\\]|\\.)*)" always;$', re.M)


def added(name: str) -> dict[str, str]:
    """Return the headers that a file adds."""
    return {header: value.replace('\\"', '"') for header, value in ADDED.findall((NGINX / name).read_text())}


@pytest.mark.django_db
def test_the_headers_are_those_of_the_backend(settings, tmp_path):
    (tmp_path / "index.html").write_text("<html><head><title>x</title></head></html>")
    settings.FRONTEND_DIST = tmp_path

    page = Client().get("/")

    told = {
        name: value.replace("$socket_origin", settings.SECURE_CSP["connect-src"][1])
        for name, value in added("common/headers.conf").items()
    }
    of_the_page = {name: page[name] for name in told}
    assert _sorted_csp(of_the_page) == _sorted_csp(told)


def _sorted_csp(headers: dict[str, str]) -> dict[str, str]:
    parts = sorted(part.strip() for part in headers["Content-Security-Policy"].split(";"))
    return {**headers, "Content-Security-Policy": "; ".join(parts)}


def test_a_location_with_a_header_of_its_own_takes_the_others_along():
    for file in NGINX.rglob("*.conf"):
        for block in re.findall(r"location [^{]+\{[^}]*\}", file.read_text()):
            if "add_header" in block:
                assert re.search(r"include /etc/nginx/wibestore/(common/headers|edge/own)\.conf;", block), block


def test_no_line_of_the_log_holds_a_query_or_where_the_reader_came_from():
    text = (NGINX / "common" / "http.conf").read_text()
    line = re.search(r"log_format line .*?;\n", text, re.S)

    assert line
    assert not re.search(r"\$(args|request|request_uri|query_string|http_referer|arg_\w+)\b", line.group())


def test_who_asks_is_written_and_never_taken_over():
    text = (NGINX / "common" / "proxy.conf").read_text()

    assert "proxy_set_header X-Forwarded-For $remote_addr;" in text
    assert "$proxy_add_x_forwarded_for" not in text


def test_metrics_are_not_handed_on():
    text = (NGINX / "dev.conf").read_text()

    assert re.search(r"location ~ \^/metrics/\?\$ \{\s+return 404;", text)


@pytest.mark.parametrize(
    "path",
    ["/robots.txt", "/sitemap.xml", "/sitemap-listings-12.xml", "/previews/shop.png", "/previews/listings/x.png"],
)
def test_what_search_engines_fetch_is_handed_on_and_no_file_stands_before_it(path):
    (handed_on,) = re.findall(
        r"location ~ (\^/\(robots\S+) \{\s+proxy_pass \$backend;", (NGINX / "dev.conf").read_text()
    )

    assert re.match(handed_on, path)
    assert not (NGINX.parent / "public" / path.removeprefix("/")).exists()


def test_names_of_sellers_may_end_as_files_do():
    text = (NGINX / "common" / "interface.conf").read_text()

    # A prefix that ends the search: the expressions about files are not asked.
    assert re.search(r"location \^~ /users/ \{\s+try_files \S+ @page;", text)
