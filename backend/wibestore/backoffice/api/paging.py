"""Addresses of the next page."""

from urllib.parse import urlencode

from django.http import HttpRequest


def cursor_path(request: HttpRequest, cursor: str) -> str | None:
    """Return the address of the page behind `cursor` with all of this one's parameters; None where there is none."""
    if not cursor:
        return None
    parameters = [(name, value) for name, value in request.GET.items() if name != "cursor"]
    return f"{request.path}?{urlencode([*parameters, ('cursor', cursor)])}"
