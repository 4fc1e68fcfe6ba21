"""The address of Payme's checkout page: what is paid, in base64 of `key=value;…` (the protocol page, §8)."""

import base64
from collections.abc import Mapping

# With them standard base64 of ASCII could hold `/` or `+`, and a value could hold another one.
_FORBIDDEN = frozenset(";?>~")


def checkout_link(base_url: str, values: Mapping[str, str]) -> str:
    """
    Return where a payer pays what `values` say, in their order.

    :raises ValueError: a bug of the caller: a value that the link cannot carry
    """
    for value in values.values():
        if _FORBIDDEN & set(value) or not value.isascii():
            raise ValueError("a checkout link cannot carry this value")
    text = ";".join(f"{key}={value}" for key, value in values.items())
    return f"{base_url.rstrip('/')}/{base64.b64encode(text.encode()).decode()}"
