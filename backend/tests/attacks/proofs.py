"""
People prove who they are in every way there is; what the shop hands out for it by its own routes is returned.

Planted are the passwords; the rest (links, seeds, codes, challenges, cookies, Google's tokens) is what it really gave.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.core import mail

from wibestore.core import outbox
from wibestore.letters.services import letters_send
from wibestore.users.tests.codes import code_of
from wibestore.users.tests.conftest import LOGIN, REGISTER, Browser
from wibestore.users.tests.google import Google

ADDRESS, NEW_ADDRESS = "zuhra@example.uz", "zuhra-yangi@example.uz"
PASSWORDS = {
    "first": "Isbot-Birinchi-Zq7Xv1Lm9!",
    "reset": "Isbot-Tiklangan-Zq7Xv1Lm9!",
    "changed": "Isbot-Yangi-Zq7Xv1Lm9!",
    "wrong at step-up": "Isbot-Xato-Zq7Xv1Lm9!",
}
_TOKEN = re.compile(r"#token=([\w-]{40,})")


@dataclass
class Proofs:
    """What people held: secrets that stand nowhere, links that stand in letters alone, nonces that were used up."""

    secrets: list[str] = field(default_factory=lambda: list(PASSWORDS.values()))
    links: list[str] = field(default_factory=list)
    nonces: list[str] = field(default_factory=list)


def people_prove(google: Google, monkeypatch: pytest.MonkeyPatch) -> Proofs:
    """Register, prove the address, turn the second factor on, forget, change, get locked, come by Google."""
    proofs, browser = Proofs(), Browser().open()
    body = {"email": ADDRESS, "password": PASSWORDS["first"], "username": "zuhra"}
    browser.access = _ok(browser.send(REGISTER, body), 201).json()["access"]
    _ok(browser.send("/api/v1/auth/email/verify/", {"token": _link(proofs)}), 200, 204)
    seed = _second_factor(browser, proofs, monkeypatch)
    _second_step(browser, proofs, seed)
    _forgotten_and_changed(browser, proofs)
    _email_changed(browser, proofs)
    _locked(proofs)
    _by_google(google, proofs)
    _keep_cookies(browser, proofs)
    return proofs


def _second_factor(browser: Browser, proofs: Proofs, monkeypatch: pytest.MonkeyPatch) -> str:
    made = _ok(_own(browser, "2fa/setup/", {}), 200).json()
    proofs.secrets += [made["secret"], made["uri"], made["qr"]]

    def broke(*, code: str, **_: Any) -> list[str]:
        seed, codes = made["secret"], ["4821-zuhra"]
        raise RuntimeError(f"could not keep {len(seed) + len(codes) + len(code)} things")

    with monkeypatch.context() as patched:
        patched.setattr("wibestore.users.services.two_factor_enable", broke)
        browser.client.raise_request_exception = False
        _ok(_own(browser, "2fa/enable/", {"code": code_of(made["secret"])}), 500)
    on = _ok(_own(browser, "2fa/enable/", {"code": code_of(made["secret"], steps=-1)}), 200)
    renewed = _ok(_own(browser, "2fa/recovery-codes/", {}), 200)
    for code in [*on.json()["recovery_codes"], *renewed.json()["recovery_codes"]]:
        proofs.secrets += [code, code.replace("-", "")]
    return str(made["secret"])


def _second_step(browser: Browser, proofs: Proofs, seed: str) -> None:
    """Sign in by a recovery code after a wrong one; step up by a wrong password, a wrong code and a right one."""
    recovery = proofs.secrets[-1]
    _keep_cookies(browser, proofs)
    body = {"email": ADDRESS, "password": PASSWORDS["first"]}
    challenge = _ok(browser.send(LOGIN, body), 202).json()["challenge"]
    _ok(browser.send("/api/v1/auth/2fa/verify/", {"challenge": challenge, "code": "0000-zuhra"}), 401)
    passed = _ok(browser.send("/api/v1/auth/2fa/verify/", {"challenge": challenge, "code": recovery}), 200)
    browser.access = passed.json()["access"]
    proofs.secrets += [challenge, browser.access]
    _ok(_own(browser, "step-up/", {"password": PASSWORDS["wrong at step-up"]}), 401)
    _ok(_own(browser, "step-up/", {"password": PASSWORDS["first"]}), 401)
    _ok(_own(browser, "step-up/", {"code": code_of(seed)}), 200)
    _ok(_own(browser, "2fa/disable/", {}), 204)
    _ok(_own(browser, "step-up/", {"password": PASSWORDS["first"]}), 200)
    proofs.secrets.append(_ok(_own(browser, "ws-ticket/", {}), 200).json()["ticket"])


def _forgotten_and_changed(browser: Browser, proofs: Proofs) -> None:
    _ok(browser.send("/api/v1/auth/password/reset/", {"email": ADDRESS}), 202)
    body = {"token": _link(proofs), "password": PASSWORDS["reset"]}
    _ok(browser.send("/api/v1/auth/password/reset/confirm/", body), 204)
    signed_in = _ok(browser.send(LOGIN, {"email": ADDRESS, "password": PASSWORDS["reset"]}), 200)
    browser.access = signed_in.json()["access"]
    change = {"current_password": PASSWORDS["reset"], "password": PASSWORDS["changed"]}
    changed = _ok(_own(browser, "password/change/", change), 200)
    proofs.secrets += [browser.access, changed.json()["access"]]
    browser.access = changed.json()["access"]
    _keep_cookies(browser, proofs)


def _email_changed(browser: Browser, proofs: Proofs) -> None:
    _ok(_own(browser, "email/change/", {"email": NEW_ADDRESS}), 202)
    for token in (_link(proofs), _link(proofs, -2)):
        _ok(browser.send("/api/v1/auth/email/change/confirm/", {"token": token}), 200)


def _locked(proofs: Proofs) -> None:
    stranger = Browser().open()
    while (answer := stranger.send(LOGIN, {"email": NEW_ADDRESS, "password": "Bu emas 4821"})).status_code != 429:
        _ok(answer, 401)
    _ok(stranger.send("/api/v1/auth/unlock/", {"token": _link(proofs)}), 204)


def _by_google(google: Google, proofs: Proofs) -> None:
    """Come by a token that holds, after one that does not; prove oneself by another."""
    browser = Browser().open()

    def token(**changes: Any) -> str:
        nonce = browser.client.get("/api/v1/auth/google/config/").json()["nonce"]
        proofs.nonces.append(nonce)
        proofs.secrets.append(browser.client.cookies[settings.GOOGLE_COOKIE_NAME].value)
        proofs.secrets.append(google.token(nonce, **changes))
        return proofs.secrets[-1]

    _ok(browser.send("/api/v1/auth/google/", {"credential": token(aud="another.apps.test")}), 401)
    came = _ok(browser.send("/api/v1/auth/google/", {"credential": token()}), 201)
    browser.access = came.json()["access"]
    _ok(_own(browser, "step-up/", {"credential": token()}), 200)
    proofs.secrets.append(browser.access)
    _keep_cookies(browser, proofs)


def _own(browser: Browser, path: str, body: dict[str, Any]) -> Any:
    return browser.send(f"/api/v1/auth/{path}", body, Authorization=f"Bearer {browser.access}")


def _link(proofs: Proofs, which: int = -1) -> str:
    """Return the token in the newest letter (or an earlier one), as its reader finds it."""
    while outbox.relay():
        pass
    letters_send()
    found = [token for letter in mail.outbox for token in _TOKEN.findall(str(letter.body))]
    proofs.links += [token for token in found if token not in proofs.links]
    return str(found[which])


def _keep_cookies(browser: Browser, proofs: Proofs) -> None:
    for name in (settings.REFRESH_COOKIE_NAME, settings.DEVICE_COOKIE_NAME):
        proofs.secrets.append(browser.client.cookies[name].value)


def _ok(answer: Any, *statuses: int) -> Any:
    assert answer.status_code in statuses, (answer.status_code, answer.content)
    return answer
