"""The browsers of the tests of users."""

from wibestore.users.tests.conftest import browser, new_browser

__all__ = ["browser", "new_browser"]
