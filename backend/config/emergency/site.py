"""The door itself: in by password and code through the shop's own sign-in, for superusers alone."""

import logging
from collections.abc import Sequence
from typing import Any, NoReturn

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.staticfiles.views import serve
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from config.emergency.middleware import TOKEN, door_actor
from wibestore.audit.services import audit_write
from wibestore.core.actor import Actor
from wibestore.core.errors import DomainError, NotPermitted
from wibestore.core.ratelimit import check_auth_limit
from wibestore.users import services as users
from wibestore.users.types import Challenge, SessionTokens

logger = logging.getLogger("wibestore.auth")

# One sentence for whatever is wrong: the door says neither who exists nor who is a superuser.
_SHUT = "These do not open the door. After too many tries it stays shut for a while."


class EmergencyForm(forms.Form):
    """E-mail, password and the code of the second factor, all at once."""

    email = forms.EmailField(label="E-mail", max_length=254)
    password = forms.CharField(label="Password", widget=forms.PasswordInput, max_length=128, strip=False)
    code = forms.CharField(label="Code of your application, or a recovery code", max_length=32)


class EmergencySite(AdminSite):
    """The framework's admin for superusers with a second factor; what it shows is in `config.emergency.shown`."""

    site_header = site_title = "WibeStore: emergency door"
    index_title = "Rows, to be read"
    site_url = None
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Tell whether a superuser has come in, within the last fifteen minutes and with a second factor."""
        return request.user.is_authenticated

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Return the framework's addresses and those of its styles and scripts, which nothing else needs."""
        return [path("static/<path:path>", serve, {"insecure": True}), *super().get_urls()]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the form, and let in whom the shop's sign-in lets in and who is a superuser."""
        return _login(request, self)

    def logout(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """End the session, here and in the shop."""
        return _logout(request, self)

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> NoReturn:
        """Have no such page: passwords are changed in the shop, where it is told and written down."""
        raise Http404

    def password_change_done(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> NoReturn:
        """Have no such page either."""
        raise Http404

    def get_log_entries(self, request: HttpRequest) -> Sequence[Any]:  # type: ignore[override]
        """Return nothing: the journal is the shop's own audit."""
        return ()


@never_cache
def _login(request: HttpRequest, site: EmergencySite) -> HttpResponse:
    home = reverse(f"{site.name}:index")
    wanted = request.POST.get("next") or request.GET.get("next") or home
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) or not wanted.startswith(home):
        wanted = home
    if request.method != "POST":
        if site.has_permission(request):
            return HttpResponseRedirect(wanted)
        return _form_shown(site, request, EmergencyForm(), wanted)
    form = EmergencyForm(request.POST)
    if form.is_valid():
        try:
            token = _come_in(request, **form.cleaned_data)
        except DomainError as error:
            logger.warning("The emergency door stayed shut", extra={"code": error.code, "ip": _ip(request)})
            form.add_error(None, _SHUT)
        else:
            request.session.flush()
            request.session[TOKEN] = token
            return HttpResponseRedirect(wanted)
    return _form_shown(site, request, form, wanted)


@never_cache
@require_POST
def _logout(request: HttpRequest, site: EmergencySite) -> HttpResponse:
    actor = door_actor(request)
    if actor is not None and actor.session_id is not None:
        users.session_end_own(actor=actor, session_id=actor.session_id)
    request.session.flush()
    return HttpResponseRedirect(reverse(f"{site.name}:login"))


def _form_shown(site: EmergencySite, request: HttpRequest, form: EmergencyForm, wanted: str) -> HttpResponse:
    context = {**site.each_context(request), "title": "Come in", "form": form, "next": wanted}
    return render(request, "emergency/login.html", context, status=403 if form.errors else 200)


def _come_in(request: HttpRequest, *, email: str, password: str, code: str) -> str:
    """
    Return the access token of a superuser who has proved both factors.

    :raises DomainError: the shop's sign-in refuses, there is no second factor, or it is no superuser
    """
    check_auth_limit(request, "login")
    browser = Actor.visitor(
        language=get_language_from_request(request), ip=_ip(request), user_agent=request.headers.get("User-Agent", "")
    )
    first = users.user_sign_in(email=email, password=password, actor=browser)
    outcome = users.sign_in_finish(first, actor=browser, device="", way="password")
    if not isinstance(outcome, Challenge):
        _leave(outcome, browser)
        raise NotPermitted
    tokens = users.challenge_pass(challenge=outcome.challenge, code=code, actor=browser, device="")
    actor = users.access_authenticate(token=tokens.access, ip=browser.ip, user_agent=browser.user_agent)
    if not actor.is_superuser:
        _leave(tokens, browser)
        raise NotPermitted
    audit_write(actor=actor, action="emergency.entered", target="user", target_id=actor.user_id)
    return tokens.access


def _leave(tokens: SessionTokens, browser: Actor) -> None:
    """End a session that was begun for somebody whom the door does not let in."""
    actor = users.access_authenticate(token=tokens.access, ip=browser.ip, user_agent=browser.user_agent)
    if actor.session_id is not None:
        users.session_end_own(actor=actor, session_id=actor.session_id)


def _ip(request: HttpRequest) -> str:
    return request.client_ip  # type: ignore[attr-defined, no-any-return]
