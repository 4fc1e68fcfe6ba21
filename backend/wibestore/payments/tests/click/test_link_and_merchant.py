"""The pay link, the worked examples of signs, and what we ask of Click's Merchant API."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest

from wibestore.core import clock
from wibestore.core.actor import Actor
from wibestore.core.money import Som
from wibestore.payments import services
from wibestore.payments.errors import ProviderNotFound, ProviderUnavailable
from wibestore.payments.models import Deposit, ProviderTransaction
from wibestore.payments.providers.base import WebhookPayload
from wibestore.payments.providers.click.merchant import auth_header
from wibestore.payments.providers.click.settings import ClickSettings
from wibestore.payments.providers.click.wire import is_signed, sign
from wibestore.payments.providers.registry import is_connected, provider_get
from wibestore.payments.providers.requests import PaymentHold
from wibestore.payments.services import deposits_expire

from ..conftest import available
from .wire import AMOUNT, post, prepare, prepared

FIELDS = {
    "click_trans_id": "1734000001",
    "service_id": "85335",
    "merchant_trans_id": "1042",
    "amount": "50000.00",
    "action": "0",
    "sign_time": "2026-11-22 12:00:00",
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "d36642dfbbf14be2d5da3c48521acc94"),
        ({"amount": "50000"}, "5cca99cfb727c8a3427ccc486dbca506"),
        # A prepare id that does not belong there changes nothing.
        ({"merchant_prepare_id": "7001"}, "d36642dfbbf14be2d5da3c48521acc94"),
        (
            {"action": "1", "merchant_prepare_id": "7001", "sign_time": "2026-11-22 12:00:05"},
            "c6c4d24c684354eb8c092123899057bb",
        ),
    ],
)
def test_the_worked_signs_of_the_protocol_page(changes, expected):
    fields = {**FIELDS, **changes}

    assert sign("click-secret", fields) == expected
    assert is_signed("click-secret", {**fields, "sign_string": expected})
    assert not is_signed("", {**fields, "sign_string": sign("", fields)})


def test_the_worked_auth_header_of_the_protocol_page():
    assert auth_header(123, "click-secret", 1_795_330_800) == (
        "123:884f12e40ff89cf322962020594dd2d3d7c332e2:1795330800"
    )


def test_the_pay_link_names_the_service_the_amount_and_the_way_back(deposit):
    url = urlsplit(deposit.payment_url)

    assert url._replace(query="").geturl() == "http://testserver/emulators/click/services/pay/"
    assert parse_qs(url.query) == {
        "service_id": ["85335"],
        "merchant_id": ["46221"],
        "amount": ["50000.00"],
        "transaction_param": [deposit.reference],
        "return_url": [f"http://testserver/wallet/deposits/{deposit.id}"],
        "merchant_user_id": ["123"],
    }


@pytest.mark.parametrize("missing", ["service_id", "merchant_id", "secret_key"])
def test_click_is_not_connected_without_its_settings(settings, missing):
    whole = settings.PAYMENT_PROVIDERS
    assert is_connected("click")

    click = whole.click.model_copy(update={missing: ClickSettings.model_fields[missing].default})
    settings.PAYMENT_PROVIDERS = whole.model_copy(update={"click": click})

    with pytest.raises(ProviderNotFound):
        provider_get("click")


def test_a_call_of_the_past_can_be_played_again_without_its_sign(deposit):
    fields = {**prepare(deposit), "sign_string": '"***"'}
    body = "&".join(f"{name}={text}" for name, text in fields.items()).encode()
    payload = WebhookPayload("POST", {}, body, clock.now())

    assert isinstance(provider_get("click").process_webhook(payload, is_trusted=True), PaymentHold)


class MerchantHost:
    """Click's API host, answering what the test has told it."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, bytes]] = {}
        self.calls: list[tuple[str, str]] = []
        self.auth: list[str] = []

    def tell(self, path: str, status: int = 200, **answer: object) -> None:
        """Answer `path` so from now on."""
        self.answers[path] = (status, orjson.dumps({"error_note": "", **answer}))


@pytest.fixture
def host(settings) -> Iterator[MerchantHost]:
    """A real HTTP host that the Merchant API's address leads to."""
    played = MerchantHost()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            played.calls.append((self.command, self.path))
            played.auth.append(self.headers["Auth"])
            status, body = played.answers.get(self.path, (200, b'{"error_code":-16,"error_note":"not found"}'))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        do_DELETE = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    whole = settings.PAYMENT_PROVIDERS
    click = whole.click.model_copy(update={"api_url": f"http://127.0.0.1:{server.server_port}/v2/merchant"})
    settings.PAYMENT_PROVIDERS = whole.model_copy(update={"click": click})
    yield played
    server.shutdown()
    server.server_close()


def tashkent_today() -> date:
    return (clock.now() + timedelta(hours=5)).date()


def status_path(deposit, days_ago=0):
    day = tashkent_today() - timedelta(days=days_ago)
    return f"/v2/merchant/payment/status_by_mti/85335/{deposit.reference}/{day.isoformat()}"


def lapse(deposit, by=timedelta(0)):
    Deposit.objects.filter(pk=deposit.id).update(expires_at=clock.now() - by)


@pytest.mark.parametrize("status", [1, 2])
@pytest.mark.parametrize("days_ago", [0, 1, 2])
def test_a_paid_payment_whose_complete_got_lost_is_credited_by_asking(deposit, buyer, host, status, days_ago):
    prepared(deposit, 1)
    prepared(deposit, 2)
    # `payment_id` is the second attempt's click_paydoc_id.
    host.tell(status_path(deposit, days_ago), error_code=0, payment_id=9, payment_status=status)
    lapse(deposit)

    deposits_expire()

    assert available(buyer.id) == AMOUNT
    assert dict(ProviderTransaction.objects.values_list("external_id", "state")) == {"1": "created", "2": "succeeded"}
    assert host.calls == [("GET", status_path(deposit, ago)) for ago in range(days_ago + 1)]
    user, digest, stamp = host.auth[0].split(":")
    assert host.auth[0] == auth_header(123, "emulated-click-secret", int(stamp))
    assert (user, len(digest)) == ("123", 40)


@pytest.mark.parametrize("status", [0, -1, 3, -99])
def test_what_was_not_paid_expires(deposit, buyer, host, status):
    prepared(deposit)
    host.tell(status_path(deposit), error_code=0, payment_id=1_734_000_008, payment_status=status)
    lapse(deposit)

    assert deposits_expire() == 1
    assert available(buyer.id) == 0


def test_a_payment_that_we_have_not_prepared_is_not_believed(deposit, buyer, host):
    prepared(deposit)
    host.tell(status_path(deposit), error_code=0, payment_id=1, payment_status=2)
    lapse(deposit)

    deposits_expire()

    assert available(buyer.id) == 0


@pytest.mark.parametrize("status", [400, 401, 403, 404, 406, 410, 500, 502])
def test_silence_is_no_answer(deposit, host, status):
    host.tell(status_path(deposit), status, error_code=0)

    with pytest.raises(ProviderUnavailable):
        provider_get("click").verify_payment(deposit.reference)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"error_code":"x"}', b"<xml/>", b"[" * 5_000])
def test_an_answer_that_cannot_be_read_is_none(deposit, host, body):
    host.answers[status_path(deposit)] = (200, body)

    with pytest.raises(ProviderUnavailable):
        provider_get("click").verify_payment(deposit.reference)


def test_nobody_home_is_no_answer(deposit, settings):
    whole = settings.PAYMENT_PROVIDERS
    click = whole.click.model_copy(update={"api_url": "http://127.0.0.1:9/v2/merchant"})
    settings.PAYMENT_PROVIDERS = whole.model_copy(update={"click": click})

    with pytest.raises(ProviderUnavailable):
        provider_get("click").verify_payment(deposit.reference)


def test_click_is_not_asked_without_a_merchant_user(deposit, host, settings):
    whole = settings.PAYMENT_PROVIDERS
    click = whole.click.model_copy(update={"merchant_user_id": 0})
    settings.PAYMENT_PROVIDERS = whole.model_copy(update={"click": click})

    assert provider_get("click").verify_payment(deposit.reference) is None
    assert host.calls == []


def test_codes_that_count_as_paid_are_a_setting():
    assert [ClickSettings().is_paid(code) for code in (0, 1, 2, 3, -1)] == [False, True, True, False, False]
    assert ClickSettings(paid_statuses="7").is_paid(7)


def test_a_payment_is_reversed_by_its_own_number(deposit, host):
    host.tell("/v2/merchant/payment/reversal/85335/77", error_code=0, payment_id=77)
    merchant = provider_get("click").merchant

    assert merchant.payment_reverse(77).error_code == 0
    assert merchant.payment_reverse(78).error_code == -16
    assert host.calls == [("DELETE", f"/v2/merchant/payment/reversal/85335/{number}") for number in (77, 78)]


def test_a_deposit_of_another_method_is_unknown_to_click(buyer, books):
    other = services.deposit_create(actor=Actor.user(buyer.id), method="sandbox", amount=Som(AMOUNT))
    before = books()

    assert post(prepare(other))["error"] == -5
    assert books() == before
