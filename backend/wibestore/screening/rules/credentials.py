"""Pasted login data: a password, a login, a code, with the word that names it or in a shape that nothing else has."""

import re
from collections.abc import Iterator

from wibestore.screening.rules.folding import BLOT, Folded, words
from wibestore.screening.types import FindingKind

SECRET_MAX = 64
STRONG_MIN = 8
_BEFORE = 24
_SECRET = rf"(?P<secret>[^\s{BLOT}]{{3,{SECRET_MAX}}}+)"
_MARKS = rf"(?P<marks>\s{{0,2}}[^\w\s.,;?!()'\"{BLOT}]{{1,4}}\s{{0,3}}|\s?\n\s?|\s{{1,3}})"
_FILLERS = (
    "is|esa|bu|shu|mana|это|вот|такои|такой|новый|новыи|yangi|yangisi|от|ot|to|для|the|my|мой|мои|аккаунта|почты|акка|"
    "akkaunt|pochta|email|mail|ga|ni"
)
_BETWEEN = rf"(?P<fill>(?:(?:{_FILLERS})(?!\w)[\s:=-]{{1,3}}){{0,2}})"
_PASSWORD = re.compile(
    r"(?<![^\W_])(?P<key>pa{1,3}ro{1,3}l[ьi]?|parolim|parolingiz|parolimiz|password|passwd|pass|passi|passw|pasw?ord|pwd|pw|psw|"
    r"пароль|пароли|парол|паролим|пароля|паролик|пасс|пас|пассворд|пасворд|maxfiy so'z)"
    rf"(?:\(\w{{1,12}}\))?{_MARKS}{_BETWEEN}{_SECRET}"
)
_LOGIN = re.compile(
    r"(?<![^\W_])(?P<key>login|logini|loginim|log|логин|логини|логиним|лог)"
    rf"{_MARKS}{_BETWEEN}{_SECRET}"
)
_CODE_WORDS = (
    r"steam ?guard|steamguard|стим ?гард|стим гуард|guard|гард|2fa|2фа|backup codes?|backup kod\w{0,4}|"
    r"резервн\w{1,3} код\w{0,2}|zaxira kod\w{0,4}|recovery codes?|recovery|verification code|код подтверждения|"
    r"код из смс|код с почты|код из почты|tasdiqlash kod\w{0,4}|sms kod\w{0,4}|смс код\w{0,2}|"
    r"смс|sms|authenticator|аутентификатор|код|kod|kodi|kodim|code|коды|kodlar|kodlari|otp|pin|pin kod|пин"
)
_CODE = re.compile(
    rf"(?<![^\W_])(?P<key>{_CODE_WORDS})(?:\s(?:kod\w{{0,4}}|codes?|код\w{{0,2}}|keldi|пришел))?{_MARKS}{_BETWEEN}"
    r"(?P<secret>g-\d{4,8}|\d{3}[ -]\d{3}(?!\d)|[a-z0-9]{4,8}(?:[ -][a-z0-9]{4,8}){0,3}|[a-z0-9]{4,12})(?!\w)"
)
#: «l: … p: …» and «akk: … / …»: short names that are sure only together.
_SHORT = re.compile(
    rf"(?<!\w)(?:(?:l|л)\s?[:=]\s?[^\s{BLOT}]{{3,32}}+\s{{1,2}}(?:p|п)|(?:p|п)\s?[:=]\s?[^\s{BLOT}]{{3,32}}+\s{{1,2}}(?:l|л))"
    rf"\s?[:=]\s?{_SECRET}"
)
_ACCOUNT = re.compile(
    rf"(?<!\w)(?:akk|acc|akkaunt|account|акк|аккаунт)\s?[:=-]\s?[^\s{BLOT}]{{3,32}}+(?:\s?[/|;,]\s?|\s){_SECRET}"
)
_SURE_CODE = re.compile(
    r"guard|гард|гуард|2fa|2фа|backup|резерв|zaxira|recovery|verif|подтвержд|смс|sms|почт|tasdiq|authent|аутент|otp"
)
_NO_CODE_BEFORE = re.compile(
    r"(?:promo|промо|referral|реферал\w{0,3}|taklif|listing|товара|заказа|buyurtma|e'lon|игры|battle|donat|gift|"
    r"подарочн\w{0,3}|crosshair|прицел\w?|sens\w{0,8}|сенсы|layout|qr|zip|redeem)[ -]{0,2}$"
)
_MAIL_PAIR = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}+@[\w.-]{{3,64}}+\s?[:;|/]\s?(?P<secret>[^\s{BLOT}]{{4,{SECRET_MAX}}}+)"
)
_MAIL_THEN = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}+@[\w.-]{{3,64}}+\s{{1,2}}(?P<secret>[^\s{BLOT}]{{6,{SECRET_MAX}}}+)"
)
_PAIR = re.compile(
    rf"(?<![^\s])(?P<login>[a-z][\w.-]{{3,31}}+)[:;|](?P<secret>[^\s/{BLOT}][^\s{BLOT}]{{5,{SECRET_MAX}}}+)(?!\S)"
)
_PASS_OF_GAME = re.compile(
    r"(?:battle|elite|royale?|rp|season|event|star|prime|боево\w{1,2}|роял\w?|элит\w{0,3}|батл|бп|bp|booyah|free|deluxe|moon\w{0,4}|"
    r"сезонн\w{0,3}|brawl|бравл|gold|power|starlight|welkin|game|гейм|xbox|plus|a|m)[ -]{0,2}$"
)
_METHODS = words(
    "facebook fb google gmail apple appleid twitter vk konami moonton garena supercell steam epic guest icloud email "
    "mail phone play psn xbox line huawei gameloft riot activision wargaming mojang microsoft telegram orqali "
    "parol paroli password logins nomer raqam pochta login bilan almashtirilgan yoq yo'q bor none keyin "
    "tez via with data info change reset"
)
_PUNCTUATION = ".,;:!?)»\"'"


def credentials(text: Folded) -> Iterator[tuple[FindingKind, int, int]]:
    """Yield every pasted secret of `text` with its folded span, the word that names it left out."""
    plain = text.plain
    for found in _PASSWORD.finditer(plain):
        if _is_password(text, found):
            yield FindingKind.CREDENTIALS, *found.span("secret")
    for found in _LOGIN.finditer(plain):
        if _is_login(text, found):
            yield FindingKind.CREDENTIALS, *found.span("secret")
    for found in _CODE.finditer(plain):
        if _is_code(text, found):
            yield FindingKind.CREDENTIALS, *found.span("secret")
    for pattern, is_secret in _SHAPES:
        for found in pattern.finditer(plain):
            if is_secret(_raw(text, found)):
                yield FindingKind.CREDENTIALS, *found.span()


def _raw(text: Folded, found: re.Match[str]) -> str:
    start, end = found.span("secret")
    return text.raw[start:end]


def _is_any(secret: str) -> bool:
    return "@" not in secret and not secret.startswith("//")


def _classes(secret: str) -> int:
    """Return how many kinds of letters a secret mixes: small, capital, digits, marks."""
    inner = secret.rstrip(_PUNCTUATION)
    return sum(
        (
            any("a" <= letter <= "z" for letter in inner),
            any("A" <= letter <= "Z" for letter in inner),
            any(letter.isdigit() for letter in inner),
            any(letter in "!@#$%^&*_+=~?." for letter in inner),
        )
    )


def _is_mixed(secret: str) -> bool:
    """Tell whether Latin letters stand together with digits or marks, as in no word."""
    inner = secret.rstrip(_PUNCTUATION)
    has_latin = any("a" <= letter <= "z" for letter in inner.lower())
    has_other = any(letter.isdigit() or letter in "!@#$%^&*_=~" for letter in inner)
    return has_latin and has_other and "://" not in inner and not inner.startswith("@")


def _is_strong(secret: str) -> bool:
    return len(secret) >= STRONG_MIN and _classes(secret) >= 3 and _is_mixed(secret) and "//" not in secret


def _is_password(text: Folded, found: re.Match[str]) -> bool:
    secret = _raw(text, found).rstrip(_PUNCTUATION)
    before = text.plain[max(0, found.start() - _BEFORE) : found.start()]
    key = found["key"]
    if key in {"pass", "passi", "пасс", "пас"} and _PASS_OF_GAME.search(before):
        return False
    return _is_told(text, found, secret, is_ambiguous=key in {"pass", "passi", "pw"})


def _is_marked(found: re.Match[str]) -> bool:
    """Tell whether a colon, an arrow or such stands between the naming word and the secret."""
    return any(mark in ":=-" for mark in found["fill"]) or bool(found["marks"].strip())


def _is_told(text: Folded, found: re.Match[str], secret: str, *, is_ambiguous: bool) -> bool:
    """Tell whether the word after the naming word is the secret itself and not the next word of a sentence."""
    small = secret.lower()
    if len(secret) < 4 or small in _METHODS:
        return False
    is_marked = _is_marked(found)
    if _is_mixed(secret):
        return is_marked or not is_ambiguous or len(secret) >= 6
    if secret.isdigit():
        return len(secret) >= (4 if is_marked else 6)
    is_latin = secret.isascii() and any(letter.isalpha() for letter in secret)
    if not is_latin or not secret.isalpha():
        return False
    end = found.start("secret") + len(secret)
    rest = text.plain[end : end + 3].strip(" .!,;/|")
    is_alone = not rest or rest.startswith("\n") or text.plain[end : end + 2].strip(" ").startswith("\n")
    is_next_line = "\n" in found["marks"]
    return (is_marked or is_next_line) and not is_ambiguous and (is_alone or _is_cased(secret))


def _is_cased(secret: str) -> bool:
    return secret[1:] != secret[1:].lower() and secret != secret.upper()


def _is_login(text: Folded, found: re.Match[str]) -> bool:
    secret = _raw(text, found).rstrip(_PUNCTUATION)
    is_marked = _is_marked(found)
    if found["key"] in {"log", "лог"} and not is_marked:
        return False
    if not is_marked and not _is_mixed(secret):
        return False
    return _is_told(text, found, secret, is_ambiguous=False)


def _is_code(text: Folded, found: re.Match[str]) -> bool:
    secret = _raw(text, found)
    before = text.plain[max(0, found.start() - _BEFORE) : found.start()]
    if _NO_CODE_BEFORE.search(before):
        return False
    bare = secret.replace("-", "").replace(" ", "")
    is_marked = _is_marked(found) or "\n" in found["marks"]
    head = found.group()[: found.start("secret") - found.start()]
    if _SURE_CODE.search(head):
        has_digit = any(letter.isdigit() for letter in bare)
        is_capital = is_marked and len(bare) == 5 and bare == bare.upper() and bare.isascii()
        is_number = bare.isdigit() and (is_marked or "kod" in head or "код" in head)
        return is_number or (has_digit and len(bare) >= 5) or is_capital
    if secret.lower().startswith("g-"):
        return True
    return bare.isdigit() and (len(bare) == 6 or (is_marked and 4 <= len(bare) <= 8))


#: Shapes that need no word to name them, and what their secret must look like.
_SHAPES = (
    (_MAIL_PAIR, _is_any),
    (_MAIL_THEN, _is_mixed),
    (_PAIR, _is_strong),
    (_SHORT, _is_mixed),
    (_ACCOUNT, _is_strong),
)
