"""Places by ranges of addresses."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from wibestore.users.rules import ip_masked
from wibestore.users.services.places import place_of, places_check

LINES = """\
213.230.64.0/18,Tashkent
213.230.70.0/24,"Chirchiq, Tashkent region"
2a05:d018::/32,Samarqand
0.0.0.0/0,Somewhere
213.230.70.1/24,not a network
nonsense
"""


@pytest.fixture
def places(settings, tmp_path):
    file = tmp_path / "places.csv"
    file.write_text(LINES)
    settings.IP_PLACES_FILE = str(file)


@pytest.mark.parametrize(
    ("ip", "place"),
    [
        ("213.230.64.1", "Tashkent"),
        ("213.230.70.9", "Chirchiq, Tashkent region"),
        ("213.230.128.1", "Somewhere"),
        ("2a05:d018:ffff::1", "Samarqand"),
        ("2a05:d019::1", ""),
        ("", ""),
        ("no address", ""),
    ],
)
def test_the_narrowest_range_names_the_place(places, ip, place):
    assert place_of(ip) == place


def test_without_a_file_no_place_is_told(settings):
    settings.IP_PLACES_FILE = ""

    assert place_of("213.230.64.1") == ""


def test_a_file_that_is_not_there_stops_the_start(settings, tmp_path):
    settings.IP_PLACES_FILE = str(tmp_path / "nothing.csv")

    with pytest.raises(ImproperlyConfigured, match="IP_PLACES_FILE"):
        places_check()


@pytest.mark.parametrize(
    ("ip", "masked"),
    [
        ("213.230.70.45", "213.230.70.0"),
        ("2a05:d018:1:2::9", "2a05:d018:1::"),
        ("::ffff:213.230.70.45", "::"),
        ("", ""),
        ("no address", ""),
    ],
)
def test_an_address_is_shown_without_its_last_part(ip, masked):
    assert ip_masked(ip) == masked
