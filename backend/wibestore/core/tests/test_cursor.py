import pytest

from wibestore.core.cursor import cursor_decode, cursor_encode
from wibestore.core.errors import ValidationFailed


def test_a_cursor_gives_back_its_position():
    cursor = cursor_encode(["2026-01-01T00:00:00Z", "id"], scope="listings:-created_at")

    assert cursor_decode(cursor, scope="listings:-created_at") == ["2026-01-01T00:00:00Z", "id"]


@pytest.mark.parametrize("cursor", ["", "x", "a:b:c", "é", "1" * 600])
def test_a_forged_cursor_is_refused(cursor):
    with pytest.raises(ValidationFailed):
        cursor_decode(cursor, scope="listings")


def test_a_cursor_of_another_list_is_refused():
    with pytest.raises(ValidationFailed):
        cursor_decode(cursor_encode([1], scope="orders"), scope="listings")
