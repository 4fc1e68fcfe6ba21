"""
Puts a page's first screen where the scripts will draw the page (docs/adr/0041-first-screen.md).

The interface's build draws it from the page's own components (`frontend/src/app/first-screen.tsx`) and leaves it in the
built page as templates; here one is filled in, escaped, or none.
"""

import html
import re
from functools import lru_cache
from typing import Final

from config.seo.page import Page

_TEMPLATE: Final = re.compile(r'<template data-screen="(\w+)" lang="(\w\w)">(.*?)</template>\n?', re.S)
_ROOT: Final = '<div id="root"></div>'
_BEFORE_PAINT: Final = '<script src="/before-paint.js"'
_PRELOAD: Final = '<link rel="modulepreload"'
_PLACE: Final = re.compile(r"\{(\w+)\}")


def with_screen(shell: str, page: Page, language: str) -> str:
    """
    Return the built page with the first screen of `page`, or with an empty place for a page that has none.

    With a screen the scripts are held: `before-paint.js` lets them come once the screen has been painted, so that on a
    slow line they do not stand in the way of what it shows.

    :param language: the one that was asked for; "" where the browser chooses: it is sent all, and shows one
    """
    plain, screens = _parted(shell)
    shown = [
        f'<div data-screen="{name}" lang="{spoken}" inert aria-hidden="true">{_filled(screen, page.fills)}</div>'
        for name, spoken, screen in screens
        if name == page.screen and language in {"", spoken}
    ]
    if not shown:
        return plain
    held = _held(plain).replace(_BEFORE_PAINT, f'{_BEFORE_PAINT} data-held="{page.screen}"', 1)
    return held.replace(_ROOT, f'<div id="root">{"".join(shown)}</div>', 1)


@lru_cache(maxsize=4)
def _parted(shell: str) -> tuple[str, list[tuple[str, str, str]]]:
    return _TEMPLATE.sub("", shell), _TEMPLATE.findall(shell)


@lru_cache(maxsize=4)
def _held(plain: str) -> str:
    return plain.replace('<script type="module"', '<script type="held"').replace(_PRELOAD, '<link rel="held"')


def _filled(screen: str, fills: dict[str, str]) -> str:
    """Fill every place at once, so that no content is taken for a place."""
    return _PLACE.sub(lambda found: html.escape(fills[found[1]]) if found[1] in fills else found[0], screen)
