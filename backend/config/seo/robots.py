"""robots.txt: the shop on the internet is open but for what is a reader's own; every other environment is shut."""

from django.conf import settings

from config.seo import addresses
from config.seo.kinds import PRIVATE_ROUTES, PUBLIC


def robots_txt() -> str:
    """
    Return the file.

    The API stays open: whoever shows a page as a browser does needs it for what is on it.
    """
    if not settings.SEARCH_ENGINES_WELCOME:
        return "User-agent: *\nDisallow: /\n"
    shut = "".join(f"Disallow: {path}\n" for path in private_paths())
    return f"User-agent: *\n{shut}Allow: /\n\nSitemap: {addresses.absolute('/sitemap.xml')}\n"


def private_paths() -> list[str]:
    """Return what private addresses begin with, each once; no public address begins so."""
    begins = {route.split("/:")[0].removesuffix("/*") for route in PRIVATE_ROUTES}
    public = [kind.route for kind in PUBLIC]
    # What is below a public page is private by itself: /support/… is, /support is not.
    return sorted(f"{path}/" if any(route.startswith(path) for route in public) else path for path in begins)
