"""Paynet's kiosk, played: the payer types the number, sees whose payment it is, and pays."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from emulators.pages import Field, is_own_form, language_of, page
from emulators.paynet.calls import ACTS, PROVIDER, Ending, Found, Refused, act, find
from emulators.paynet.words import buttons, words

NAME = "Paynet"
_MADE_FOR = "paynet kiosk"
_MAX_NUMBER = 40


@csrf_exempt  # The page's own form is signed (`pages.is_own_form`).
@require_http_methods(["GET", "POST"])
def kiosk(request: HttpRequest) -> HttpResponse:
    """Ask for a payment number, which a link may fill in; then show what is paid by it, and do what was pressed."""
    number = (request.POST.get("number") or request.GET.get("c", "")).replace(" ", "").strip()[:_MAX_NUMBER]
    pressed = request.POST.get("act", "")
    if request.method != "POST" or not is_own_form(request, _MADE_FOR) or pressed not in {"find", *ACTS}:
        return _shown(request, number)
    try:
        found = find(number)
    except Refused as refused:
        return _shown(request, number, ending=refused.ending)
    return _shown(request, number, found=found, ending=None if pressed == "find" else act(found, pressed))


def _shown(
    request: HttpRequest, number: str, *, found: Found | None = None, ending: Ending | None = None
) -> HttpResponse:
    language = language_of(request)
    said = words(language)
    is_over = ending is not None and ending.is_over
    facts = [(said["shop"], "WibeStore")]
    if found is not None:
        amount = f"{found.amount:,}".replace(",", " ")
        facts += [(said["payer"], found.payer), (said["amount"], f"{amount} {said['currency']}")]
    return page(
        provider=PROVIDER,
        name=NAME,
        language=language,
        title=said["title"],
        facts=facts,
        fields=[] if is_over else [Field("number", said["number"], value=number, hint=said["hint"])],
        buttons=[] if is_over else buttons(language, is_found=found is not None),
        made_for=_MADE_FOR,
        notice="" if ending is None else said[ending.word].format(**ending.values),
        return_url=f"{settings.PUBLIC_URL}/wallet" if is_over else "",
    )
