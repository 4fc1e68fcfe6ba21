"""Reads the head of a served page as a search engine does."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

SHELL = (
    '<!doctype html><html lang="uz" data-theme="light"><head><title>WibeStore</title>'
    '<meta name="description" content="old"><script src="/before-paint.js" data-files="{}"></script>'
    '<script type="module" src="/assets/index-4f2a.js"></script><link rel="modulepreload" href="/assets/start.js">'
    '</head><body><div id="root"></div></body></html>'
)


@dataclass(slots=True)
class Head:
    """What a page says: `named` and `properties` are its meta tags, `links` by `rel` or `hreflang`."""

    status: int
    html: str
    language: str = ""
    title: str = ""
    named: dict[str, list[str]] = field(default_factory=dict)
    properties: dict[str, list[str]] = field(default_factory=dict)
    canonical: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    scripts: list[dict[str, str | None]] = field(default_factory=list)
    graph: list[dict[str, Any]] = field(default_factory=list)

    @property
    def description(self) -> str:
        """The one description."""
        (description,) = self.named["description"]
        return description

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may show it."""
        return "robots" not in self.named

    def node(self, kind: str) -> dict[str, Any]:
        """The one node of JSON-LD of this kind."""
        (node,) = [one for one in self.graph if one["@type"] == kind]
        return node


class _Reader(HTMLParser):
    def __init__(self, head: Head) -> None:
        super().__init__()
        self.head = head
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        head = self.head
        self.inside = tag
        if tag == "html":
            head.language = told["lang"] or ""
        elif tag == "meta" and "name" in told:
            head.named.setdefault(str(told["name"]), []).append(str(told["content"]))
        elif tag == "meta" and "property" in told:
            head.properties.setdefault(str(told["property"]), []).append(str(told["content"]))
        elif tag == "link" and told["rel"] == "canonical":
            head.canonical.append(str(told["href"]))
        elif tag == "link" and told["rel"] == "alternate":
            head.alternates[str(told["hreflang"])] = str(told["href"])
        elif tag == "script":
            head.scripts.append(told)
            self.inside = "data" if told.get("type") == "application/ld+json" else tag

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "title":
            self.head.title += data
        elif self.inside == "data":
            self.head.graph += json.loads(data)["@graph"]


def read(status: int, html: str) -> Head:
    """Return what the page says."""
    head = Head(status, html)
    _Reader(head).feed(html)
    return head
