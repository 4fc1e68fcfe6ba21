"""The cache's clients are kept."""

from django.core.cache import cache, caches


def test_one_client_reads_and_still_sees_what_was_written():
    client = cache._cache.get_client()

    cache.set("kept", {"a": 1}, 5)

    assert caches["default"]._cache.get_client() is client
    assert cache.get_many(["kept", "other"]) == {"kept": {"a": 1}}
