"""How TLS is spoken with a database on another machine is a part of its address, as libpq has it (ASVS 12.3.2)."""

from config.settings.base import database


def test_tls_of_the_address_is_kept_and_nothing_else_of_its_end():
    address = "postgresql://app:word@db.example.uz:5432/shop?sslmode=verify-full&sslrootcert=system&application_name=x"

    told = database(address, pool=False, is_bounced=True)

    assert told["OPTIONS"] == {"sslmode": "verify-full", "sslrootcert": "system"}
    assert (told["HOST"], told["NAME"]) == ("db.example.uz", "shop")


def test_without_it_nothing_is_said():
    assert database("postgresql://app:word@127.0.0.1:1/shop", pool=False, is_bounced=True)["OPTIONS"] == {}
