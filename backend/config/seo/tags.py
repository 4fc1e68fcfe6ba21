"""Puts what a page says into the page as it was built: escaped, so that no title leaves its place."""

import html
import json
import re
from typing import Final

from config.seo import addresses, words
from config.seo.page import Page
from config.seo.screens import with_screen

_LOCALES: Final = {"uz": "uz_UZ", "ru": "ru_RU", "en": "en_US"}
# In a data block nothing may end it, begin a comment or another script; JSON reads these as the same letters.
_IN_SCRIPTS: Final = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
_TITLE: Final = re.compile(r"<title>.*?</title>", re.S)
_DESCRIPTION: Final = re.compile(r'<meta name="description"[^>]*>')
_HTML: Final = re.compile(r"<html\b([^>]*)>")
_LANG: Final = re.compile(r' lang="[^"]*"')


def with_page(shell: str, page: Page, *, language: str = "") -> str:
    """
    Return the built page with the tags of `page` in its head and its first screen in its body.

    :param language: the version that was asked for; "" for the page without one, which speaks the default language
    """
    spoken = language or addresses.DEFAULT_LANGUAGE
    shell = with_screen(shell, page, language)
    title = html.escape(page.title)
    shell = _HTML.sub(lambda found: f'<html lang="{spoken}"{_LANG.sub("", found[1])}>', shell, count=1)
    shell = _TITLE.sub(lambda _: f"<title>{title}</title>", shell, count=1)
    shell = _DESCRIPTION.sub("", shell, count=1)
    return shell.replace("</head>", "".join(_tags(page, language, spoken)) + "</head>", 1)


def _tags(page: Page, language: str, spoken: str) -> list[str]:
    tags = [_named("description", page.description)]
    if not page.is_indexed:
        tags.append(_named("robots", "noindex"))
    if page.is_indexed:
        tags.append(_link("canonical", addresses.absolute(page.path, language)))
        tags += [_link("alternate", url, hreflang=code) for code, url in addresses.alternates(page.path).items()]
    tags += [_property(name, value) for name, value in _open_graph(page, language, spoken)]
    tags += [
        _named("twitter:card", "summary" if page.image else "summary_large_image"),
        _named("twitter:title", page.title),
        _named("twitter:description", page.description),
        _named("twitter:image", _picture_of(page)),
    ]
    if page.graph:
        tags.append(_data_block(page))
    return tags


def _open_graph(page: Page, language: str, spoken: str) -> list[tuple[str, str]]:
    told = [
        ("og:site_name", words.NAME),
        ("og:type", page.og_type),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:url", addresses.absolute(page.path, language)),
        ("og:locale", _LOCALES[spoken]),
    ]
    told += [("og:locale:alternate", locale) for code, locale in _LOCALES.items() if code != spoken]
    told += [("og:image", _picture_of(page)), ("og:image:alt", page.title)]
    if not page.image:
        told += [("og:image:type", "image/png"), ("og:image:width", "1200"), ("og:image:height", "630")]
    return told


def _picture_of(page: Page) -> str:
    return page.image or addresses.of_picture(page.preview)


def _data_block(page: Page) -> str:
    graph = {"@context": "https://schema.org", "@graph": list(page.graph)}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPTS)
    return f'<script type="application/ld+json">{text}</script>'


def _named(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{html.escape(content)}">'


def _property(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{html.escape(content)}">'


def _link(rel: str, href: str, *, hreflang: str = "") -> str:
    code = f' hreflang="{hreflang}"' if hreflang else ""
    return f'<link rel="{rel}"{code} href="{html.escape(href)}">'
