"""What the admin panel refuses by itself."""

from wibestore.core.errors import DomainError


class ViewNotFound(DomainError):
    code = "view.not_found"
    title = "There is no such view"
    status = 404


class ViewLimitReached(DomainError):
    """`params.limit` says how many one may keep of a page."""

    code = "view.limit_reached"
    title = "Too many views of this page; delete one"


class ViewExists(DomainError):
    code = "view.exists"
    title = "You have a view with this name"
