"""Find a Chromium for the journeys, or get one where we may."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from shop.paths import NODE_BIN, ShopError, say

from .packages import succeeds, system_package

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_CHROME = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
CACHES = (Path.home() / ".cache" / "ms-playwright", Path.home() / "Library" / "Caches" / "ms-playwright")
PATTERNS = ("chromium-*/chrome-*/chrome", "chromium-*/chrome-*/Chromium.app/Contents/MacOS/Chromium")


def browser_path() -> str:
    """
    Return the path of a Chromium: CHROMIUM_PATH, an installed one, Playwright's, else one installed now.

    :raises ShopError: none is there and none could be had
    """
    for find in (_named, _installed, _playwrights, _from_system_packages, _from_playwright):
        if path := find():
            return path
    raise ShopError(
        "The journeys need a Chromium and none could be had. Install one (apt-get install chromium, or"
        " `npx playwright install --with-deps chromium` in e2e/), or name yours in CHROMIUM_PATH."
    )


def _named() -> str | None:
    path = os.environ.get("CHROMIUM_PATH")
    if path and not shutil.which(path):
        raise ShopError(f"CHROMIUM_PATH names {path}, which cannot be run")
    return path or None


def _installed() -> str | None:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or (str(MAC_CHROME) if MAC_CHROME.exists() else None)


def _playwrights() -> str | None:
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(named)] if named else CACHES
    found = [path for folder in folders for pattern in PATTERNS for path in folder.glob(pattern)]
    return str(max(found)) if found else None


def _from_system_packages() -> str | None:
    return _installed() if system_package("chromium") else None


def _from_playwright() -> str | None:
    say("test: fetching Playwright's Chromium")
    return _playwrights() if succeeds([str(NODE_BIN / "npx"), "playwright", "install", "chromium"]) else None
