"""The played Multicard's page to pay an invoice at, with the faults of its calls as buttons."""

from collections.abc import Callable
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from emulators.multicard import bank, calls
from emulators.multicard.cards import TEST_CARDS, Refund
from emulators.multicard.words import WORDS
from emulators.pages import Button, is_own_form, language_of, page
from emulators.shop import ShopAnswer
from emulators.store import Data

NETWORKS = ("uzcard", "humo")
_FAULTS = ("twice", "lost", "wrong_sign", "other_uuid", "wrong_amount", "status_mode")


@csrf_exempt
def checkout(request: HttpRequest, uuid: str) -> HttpResponse:
    """Show an invoice and do what the payer presses."""
    payment = bank.get(bank.PAYMENT, uuid)
    if payment is None or not payment.get("is_invoice"):
        raise Http404
    language = language_of(request, payment["language"])
    if request.method != "POST":
        return _page(payment, language, "")
    if not is_own_form(request, uuid):
        return _page(payment, language, WORDS[language]["expired"], status=403)
    payment, notice = _act(payment, request.POST.get("act", ""), WORDS[language])
    return _page(payment, language, notice)


def _act(payment: Data, act: str, words: dict[str, str]) -> tuple[Data, str]:
    uuid, status = payment["uuid"], payment["status"]
    if act == "decline" and status == "draft":
        declined = bank.update(bank.PAYMENT, uuid, status="error", ps_response_code="05")
        return declined, f"{words['declined']}. {_told(calls.status_call(declined), words)}"
    if act in NETWORKS and status == "draft":
        return _pay(payment, act, lambda paid: calls.success_call(paid), words)
    if act in _FAULTS and status == "draft":
        return _pay(payment, "uzcard", _TRIES[act], words)
    if act == "repeat" and status in {"billing", "success"}:
        return _settled(payment, calls.success_call(payment), words)
    if act in set(Refund) and status == "success":
        return bank.update(bank.PAYMENT, uuid, refund=act), f"{words[act]}."
    if act == "revert" and status == "success":
        taken = bank.update(bank.PAYMENT, uuid, status="revert", refund_time=bank.now_text())
        return taken, f"{words['refunded']}. {_told(calls.status_call(taken), words)}"
    return payment, ""


def _pay(payment: Data, network: str, tell: Callable[[Data], ShopAnswer], words: dict[str, str]) -> tuple[Data, str]:
    card = next(card for card in TEST_CARDS if card.network == network)
    paid = bank.update(
        bank.PAYMENT,
        payment["uuid"],
        status="billing",
        ps=network,
        card_pan=card.mask,
        card_token=uuid4().hex,
        payment_time=bank.now_text(),
    )
    return _settled(paid, tell(paid), words)


def _settled(paid: Data, answer: ShopAnswer, words: dict[str, str]) -> tuple[Data, str]:
    settled = calls.settle(paid, answer)
    word = {"success": "paid", "revert": "refunded"}.get(settled["status"], "frozen")
    return settled, f"{words[word]}. {_told(answer, words)}"


def _told(answer: ShopAnswer, words: dict[str, str]) -> str:
    return words["told"].format(status=f"{answer.status} {answer.body.decode(errors='replace')[:200]}")


def _twice(paid: Data) -> ShopAnswer:
    calls.success_call(paid)
    return calls.success_call(paid)


def _lost(paid: Data) -> ShopAnswer:
    calls.success_call(paid, timeout_s=calls.LOST_S)
    return calls.success_call(paid)


def _by_status(paid: Data) -> ShopAnswer:
    return calls.status_call(bank.update(bank.PAYMENT, paid["uuid"], status="success"))


_TRIES: dict[str, Callable[[Data], ShopAnswer]] = {
    "twice": _twice,
    "lost": _lost,
    "wrong_sign": lambda paid: calls.success_call(paid, secret="another secret"),
    "other_uuid": lambda paid: calls.success_call(paid, uuid=str(uuid4())),
    "wrong_amount": lambda paid: calls.success_call(paid, amount=paid["payment_amount"] + 1),
    "status_mode": _by_status,
}


def _page(payment: Data, language: str, notice: str, *, status: int = 200) -> HttpResponse:
    words = WORDS[language]
    whole, rest = divmod(payment["payment_amount"], 100)
    amount = f"{whole:,}".replace(",", " ") + (f",{rest:02}" if rest else "")
    return page(
        provider=bank.PROVIDER,
        name="Multicard",
        language=language,
        title=words["title"],
        facts=[
            (words["amount"], f"{amount} UZS"),
            (words["number"], payment["store_invoice_id"]),
            (words["status"], payment["status"]),
        ],
        buttons=_buttons(payment["status"], words),
        made_for=payment["uuid"],
        notice=notice,
        return_url=payment["return_url"],
        status=status,
    )


def _buttons(status: str, words: dict[str, str]) -> list[Button]:
    if status == "draft":
        faults = [Button(act, words[act], is_fault=True) for act in _FAULTS]
        pay = [Button(network, words[network], is_primary=True) for network in NETWORKS]
        return [*pay, Button("decline", words["decline"]), Button("later", words["later"]), *faults]
    if status == "billing":
        return [Button("repeat", words["repeat"], is_primary=True)]
    if status == "success":
        return [Button(act, words[act], is_fault=True) for act in ("repeat", "revert", *Refund)]
    return []
