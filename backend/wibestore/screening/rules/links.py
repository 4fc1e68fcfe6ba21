"""Links and e-mails, plain or spelled so that a machine should not read them."""

import re
from collections.abc import Iterator

from wibestore.screening.rules.folding import BLOT, Folded, alike
from wibestore.screening.rules.hosts import TRAILING, domain_match, hosts, is_own
from wibestore.screening.types import FindingKind

_LOCAL_MAX = 64
_ADDRESS = re.compile(
    rf"(?<![^\W_])(?:h(?:tt|xx)ps?|tg|ftp|viber|whatsapp|discord|vk)\s?:\s?//(?P<host>[^\s/?#{BLOT}]{{0,200}}+)[^\s{BLOT}]{{0,300}}+"
)
_WWW = re.compile(rf"(?<![\w.])www\s?\.\s?[\w-]{{1,63}}+[^\s{BLOT}]{{0,300}}+")
_PUNYCODE = re.compile(rf"(?<![\w-])xn--[a-z0-9-]{{2,59}}+[^\s{BLOT}]{{0,300}}+")
_SPOKEN_PATH = re.compile(
    rf"(?<![^\W_])(?:(?:t|telegram)\s?[., ]\s?me|tme|discord\s?[., ]\s?gg)\s{{0,2}}/\s{{0,2}}[^\s{BLOT}]{{1,64}}+"
)
_AT_WORDS = alike("at|собака|собачка|sobaka|kuchukcha|кучукча|et|эт|ат")
_AT = re.compile(rf"\s{{0,2}}[\[({{<]\s?(?:@|{_AT_WORDS})\s?[\])}}>]\s{{0,2}}|\s(?:{_AT_WORDS})\s|\s?@\s?")
_PROVIDERS = alike(
    "gmail|mail|yandex|inbox|bk|list|outlook|hotmail|icloud|yahoo|umail|rambler|proton|protonmail|яндекс"
)
_PROVIDER = re.compile(rf"(?:{_PROVIDERS})(?!\w)")
_BARE_MAIL = re.compile(
    rf"(?<![\w.+-])[a-z0-9][\w.+-]{{2,63}}+\s{{1,2}}(?:{_PROVIDERS})\s(?:com|ru|{alike('ком|ру')})(?!\w)"
)


def emails(text: Folded) -> Iterator[tuple[FindingKind, int, int]]:
    """Yield every e-mail of `text` with its folded span."""
    latin = text.latin
    for found in _AT.finditer(latin):
        start = _local_start(latin, found.start())
        if start == found.start():
            continue
        end = domain_match(latin, found.end())
        if end == found.end() and (provider := _PROVIDER.match(latin, end)):
            end = provider.end()
        if end > found.end() and not is_own(text.plain, found.end(), end):
            yield FindingKind.EMAIL, start, end
    for found in _BARE_MAIL.finditer(latin):
        yield FindingKind.EMAIL, *found.span()


def addresses(text: Folded) -> Iterator[tuple[FindingKind, int, int]]:
    """Yield every link of `text` that says it is one, by its scheme or beginning, with its folded span."""
    for found in _ADDRESS.finditer(text.latin) if "//" in text.latin else ():
        start, end = found.span("host")
        end -= len(found["host"]) - len(found["host"].rstrip(TRAILING))
        if start < end and not is_own(text.plain, start, end):
            yield FindingKind.LINK, found.start(), _trimmed(found)
    for mark, pattern in (("www", _WWW), ("xn--", _PUNYCODE), ("/", _SPOKEN_PATH)):
        for found in pattern.finditer(text.latin) if mark in text.latin else ():
            if "www.wibestore.uz" not in text.plain[found.start() : found.end()] or pattern is not _WWW:
                yield FindingKind.LINK, found.start(), _trimmed(found)


def links(text: Folded) -> Iterator[tuple[FindingKind, int, int]]:
    """Yield every bare link of `text` but the shop's own with its folded span."""
    for start, end in hosts(text):
        yield FindingKind.LINK, start, end


def _trimmed(found: re.Match[str]) -> int:
    """Return the end of a link without the marks that close the sentence around it."""
    return found.end() - (len(found.group()) - len(found.group().rstrip(TRAILING)))


def _local_start(latin: str, end: int) -> int:
    start = end
    while start > max(0, end - _LOCAL_MAX) and (latin[start - 1].isalnum() or latin[start - 1] in "._+-"):
        start -= 1
    while start < end and latin[start] in ".-+":
        start += 1
    return start
