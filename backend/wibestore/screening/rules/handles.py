"""Names in messengers and networks: «@name», «tg: name», `name#1234`."""

import re
from collections.abc import Iterator

from wibestore.screening.rules.folding import Folded, alike, words
from wibestore.screening.types import FindingKind

NAME_MAX = 32
_AFTER = 64
_AT_NAME = re.compile(r"(?<![\w.+-])@(?P<blanks>\s{0,2})(?P<name>[^\W\d][\w.]{2,31}+)")
_AT_SPACED = re.compile(r"(?<![\w.+-])@\s?(?P<name>(?:\w ){3,31}\w)(?!\w)")
_AT_WORD = re.compile(
    alike(r"(?<!\w)(?:собака|собачка|sobaka|kuchukcha|кучукча)\s{1,2}(?P<name>[a-z][a-z0-9_.]{3,31}+)")
)
_TAGGED = re.compile(r"(?<![\w.#])(?P<name>[^\W\d_][\w.]{1,31}+)#\d{4}(?!\w)")
_NOBODY = words("wibestore everyone here all admin support moderator")
_NO_TAGGED = words("buyurtma order lot nomer top raqam rank") | {alike(word) for word in ("лот", "заказ", "топ")}
_KEYS = alike(
    "tel[ei]gr[ae]m{1,3}|telega|tg|tgm?|tgda|tgdan|telegam|телеграмм?|телега|телеге|телегу|телеграме|тг|тгшка|тгда|"
    "insta|instagram|instam|инста|инсте|инстаграм|инстаграмм?|discord|diskord|дискорд|дискорде|дс|vk|вк|вконтакте|"
    "whats ?app|watsapp|vatsap|ватсап|вотсап|viber|вайбер|imo|facebook|feysbuk|фейсбук|skype|скайп|snapchat|snap|"
    "tiktok|тикток|wechat|signal"
)
_SUFFIX = alike(r"(?:im|imiz|m|da|dan|ga|ni|ning|dagi|imda|imga|дан|да|га|им|имга|ом|е|у|а|ам)?")
_KEY = re.compile(rf"(?<![\w@/.-])(?:{_KEYS}){_SUFFIX}(?!\w)")
_FILLERS = alike(
    "mening|meniki|mana|bu|shu|my|is|username|user|nick|nickname|nickim|nik|name|id|link|akk|profil|profilim|acc|"
    "мой|моя|ник|юзер|юзернейм|имя|вот|меня|найди|найдите|пиши|пишите|по|нику|qidiring|toping|izlang|ищи|ищите|search|find|yoz|yozing|add|me|at|it's|lichka|ls|лс"
)
_LEAD = re.compile(
    rf"\s{{0,2}}(?P<marks>[,:=>~|*\"'«(/-]{{0,4}})\s{{0,2}}(?P<fill>(?:(?:{_FILLERS})(?!\w)[\s:=>-]{{1,3}}){{0,3}})[\"'«(]?"
)
_NAME = re.compile(r"@?(?P<name>[a-z0-9_][a-z0-9_.]{2,31}+)(?![\w-])")
_BEFORE = re.compile(
    rf"(?<![\w.@])(?P<name>[a-z][a-z0-9.]{{0,31}}_[a-z0-9_.]{{1,31}})\s{{1,2}}(?:(?:{alike('в|на|мой|это')}|in|on|mening|bu)\s)?$"
)
_NO_NAMES = words(
    "premium premiumi stars star bot boti kanal kanali kanalim channel group guruh guruhi account akkaunt akkaunti "
    "akkauntim acc akk nitro server serveri serverimiz orqali bor yoq yo'q kerak kerakmas emas bilan uchun ham yoki "
    "login parol password pochta email "
    "mail gmail google facebook telegram instagram discord insta whatsapp apple twitter link "
    "ulangan ulanmagan bogli bog'langan obuna obunachi sotaman sotiladi olaman beraman yozma yozmang yozing yozaman "
    "ishlamaydi ishlamayapti ochiq yopiq bloklangan narxi qancha nomi nomer raqam support admin only please pls send "
    "number contact and for with from not the you can have are was will followers podpischik podpischikov steam epic "
    "moonton pubg roblox garena supercell konami riot valve youtube tiktok snapchat viber free fire mobile legends "
    "boladi bo'ladi qiling almashtiraman almashtiriladi beriladi ketmaydi chiqing qo'shiling toza yangi eski"
)
_VERBS = (
    "man",
    "miz",
    "san",
    "siz",
    "di",
    "mi",
    "ing",
    "pti",
    "lar",
    "lari",
    "moq",
    "maydi",
    "ydi",
    "adi",
    "gan",
    "ish",
    "dim",
    "ni",
    "ga",
    "da",
    "dan",
)
_NAMING = frozenset(alike("username user nick nickname nickim nik name ник нику юзер юзернейм").split())
_SURE_MARKS = frozenset(":=>~|-@")


def handles(text: Folded) -> Iterator[tuple[FindingKind, int, int]]:
    """Yield every name of a messenger in `text` with its folded span."""
    for mark, pattern in (("@", _AT_NAME), ("@", _AT_SPACED), ("", _AT_WORD), ("#", _TAGGED)):
        for found in pattern.finditer(text.latin) if mark in text.latin else ():
            name = found["name"].rstrip(".")
            is_loose = pattern is _AT_NAME and found["blanks"] and name.isalpha()
            if not is_loose and name not in (_NO_TAGGED if pattern is _TAGGED else _NOBODY):
                end = found.end() if pattern is _TAGGED else found.start("name") + len(name)
                yield FindingKind.HANDLE, found.start(), end
    for found in _KEY.finditer(text.latin):
        yield from _beside_key(text, found)


def _beside_key(text: Folded, key: re.Match[str]) -> Iterator[tuple[FindingKind, int, int]]:
    """Yield the name after a messenger's name, and the one before it."""
    after = text.latin[key.end() : key.end() + _AFTER]
    lead = _LEAD.match(after)
    name = _NAME.match(after, lead.end()) if lead else None
    if lead and name and _is_told(text, key, lead, name):
        yield FindingKind.HANDLE, key.end() + name.start(), key.end() + name.end()
    before = _BEFORE.search(text.latin, max(0, key.start() - _AFTER), key.start())
    if before:
        yield FindingKind.HANDLE, before.start("name"), before.end("name")


def _is_told(text: Folded, key: re.Match[str], lead: re.Match[str], name: re.Match[str]) -> bool:
    """Tell whether the word after a messenger's name is somebody's name there."""
    word = name["name"].rstrip(".")
    start = key.end() + name.start("name")
    written = text.plain[start : start + len(word)]
    if word in _NO_NAMES or not any("a" <= letter <= "z" or letter.isdigit() for letter in written):
        return False
    is_marked = not _SURE_MARKS.isdisjoint(lead["marks"] + lead["fill"])
    has_digit, has_letter = any(letter.isdigit() for letter in word), any(letter.isalpha() for letter in word)
    if not has_letter:
        return len(word) >= 6 and (is_marked or "id" in lead["fill"].split())
    if len(word) < 4:
        return False
    if is_marked or "_" in word or (has_digit and not word[0].isdigit()):
        return is_marked or not word.startswith(("lvl", "level"))
    if not written.isascii() or word.endswith(_VERBS):
        return False
    is_cyrillic = not text.plain[key.start() : key.end()].isascii()
    is_last = not text.latin[key.end() + name.end() : key.end() + name.end() + 2].strip(" .!,)»")
    is_first = not text.latin[max(0, key.start() - 2) : key.start()].strip()
    return is_cyrillic or not _NAMING.isdisjoint(lead["fill"].split()) or (is_first and is_last)
