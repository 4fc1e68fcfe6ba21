"""Reads of support: one's own requests, a guest's by their link, the staff's queue."""

from wibestore.support.selectors.desk import desk_get, desk_page, waiting_requests
from wibestore.support.selectors.people import traces_of
from wibestore.support.selectors.requests import guest_request_get, my_request_get, my_requests

__all__ = [
    "desk_get",
    "desk_page",
    "guest_request_get",
    "my_request_get",
    "my_requests",
    "traces_of",
    "waiting_requests",
]
