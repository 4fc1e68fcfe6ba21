"""Find the nginx that the tests of the edge ask, or get one where we may."""

from __future__ import annotations

import shutil

from shop.paths import ShopError

from .packages import system_package

PLACES = "/usr/sbin:/usr/local/sbin:/opt/homebrew/bin"


def nginx_path() -> str:
    """
    Return the path of an nginx: an installed one, else one installed now.

    :raises ShopError: none is there and none could be had
    """
    found = _installed()
    if not found and system_package("nginx"):
        found = _installed()
    if not found:
        raise ShopError("The tests of the edge need nginx and none could be had. Install it (apt-get install nginx).")
    return found


def _installed() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path=PLACES)
