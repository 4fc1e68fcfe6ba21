"""Addresses of the next page."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest


def paged(request: HttpRequest, page: dict[str, Any]) -> dict[str, Any]:
    """Return a page whose `next`, a cursor or nothing, became an address with all of this one's parameters."""
    if not page["next"]:
        return {**page, "next": None}
    parameters = [(name, value) for name, value in request.GET.items() if name != "cursor"]
    return {**page, "next": f"{request.path}?{urlencode([*parameters, ('cursor', page['next'])])}"}
