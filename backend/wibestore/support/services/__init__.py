"""Writes of support."""

from wibestore.support.services.asking import request_open
from wibestore.support.services.desk import request_answer, request_close_by_staff, request_release, request_take
from wibestore.support.services.guests import guest_ask, guest_close, guest_open, guest_write
from wibestore.support.services.keeping import clean_up, requests_close_of
from wibestore.support.services.links import LINK_KIND, guest_url
from wibestore.support.services.writing import request_close, request_write

__all__ = [
    "LINK_KIND",
    "clean_up",
    "guest_ask",
    "guest_close",
    "guest_open",
    "guest_url",
    "guest_write",
    "request_answer",
    "request_close",
    "request_close_by_staff",
    "request_open",
    "request_release",
    "request_take",
    "request_write",
    "requests_close_of",
]
