"""The played Multicard's form, where a test card is named. A number is looked at, never kept."""

from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from emulators import store
from emulators.multicard import bank, calls
from emulators.multicard.cards import TEST_CARDS, TestCard, card_find
from emulators.multicard.words import WORDS
from emulators.pages import Button, Field, is_own_form, language_of, page
from emulators.store import Data


@csrf_exempt
def form(request: HttpRequest, session_id: str) -> HttpResponse:
    """Show the form and bind the card that is typed."""
    binding = bank.get(bank.BINDING, session_id)
    if binding is None:
        raise Http404
    language = language_of(request, request.GET.get("lang", ""))
    words = WORDS[language]
    if request.method != "POST":
        return _page(binding, language, "")
    if not is_own_form(request, session_id):
        return _page(binding, language, words["expired"], status=403)
    if binding["status"] != "draft":
        return _page(binding, language, "")
    if request.POST.get("act") == "decline":
        declined = bank.update(bank.BINDING, session_id, status="deleted")
        calls.binding_call(declined)
        return _page(declined, language, words["declined"])
    card = card_find(request.POST.get("card", ""))
    if card is None:
        return _page(binding, language, words["unknown_card"], status=422)
    bound = _bind(session_id, card)
    calls.binding_call(bound)
    return _page(bound, language, words["bound"])


def _bind(session_id: str, card: TestCard) -> Data:
    token = uuid4().hex
    facts = {"card_pan": card.mask, "ps": card.network}
    store.record_make(
        bank.PROVIDER, bank.CARD, token, {"token": token, "status": "active", "conduct": card.conduct, **facts}
    )
    return bank.update(bank.BINDING, session_id, status="active", card_token=token, holder_name=card.holder, **facts)


def _page(binding: Data, language: str, notice: str, *, status: int = 200) -> HttpResponse:
    words = WORDS[language]
    is_open = binding["status"] == "draft"
    cards = ", ".join(card.number for card in TEST_CARDS)
    return page(
        provider=bank.PROVIDER,
        name="Multicard",
        language=language,
        title=words["card_title"],
        facts=[(words["status"], binding["status"])],
        buttons=[
            Button("bind", words["bind"], is_primary=True),
            Button("decline", words["decline"]),
        ]
        if is_open
        else [],
        fields=[Field("card", words["card"], hint=words["card_hint"].format(cards=cards))] if is_open else [],
        made_for=binding["uuid"],
        notice=notice,
        return_url=binding["redirect_url"],
        status=status,
    )
