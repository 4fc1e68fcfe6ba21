"""A shop with a small interface, and what its pages say."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from tests.seo.heads import SHELL, Head, read


@pytest.fixture
def interface(settings, tmp_path: Path) -> Path:
    """Build a small interface."""
    (tmp_path / "index.html").write_text(SHELL)
    settings.FRONTEND_DIST = tmp_path
    return tmp_path


@pytest.fixture
def head(interface, client: Client) -> Callable[[str], Head]:
    """Return a function that asks for a page and reads its head."""

    def of(path: str) -> Head:
        answer = client.get(path)
        return read(answer.status_code, answer.content.decode())

    return of
