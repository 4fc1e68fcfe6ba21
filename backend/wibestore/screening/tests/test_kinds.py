"""What text_screen says of each kind: the exact span, the exact mask."""

import pytest

from wibestore.screening.services import MASK, TEXT_MAX, text_screen
from wibestore.screening.types import Finding, FindingKind

K = FindingKind

FOUND = [
    ("tel: +998 90 123 45 67 kutaman", K.PHONE, "998 90 123 45 67"),
    ("90.123.45.67", K.PHONE, "90.123.45.67"),
    (
        "raqam to'qson bir yuz yigirma uch qirq besh oltmish yetti",
        K.PHONE,
        "to'qson bir yuz yigirma uch qirq besh oltmish yetti",
    ),
    (
        "номер девяносто один сто двадцать три сорок пять шестьдесят семь",
        K.PHONE,
        "девяносто один сто двадцать три сорок пять шестьдесят семь",
    ),
    ("call nine one one two three four five six seven", K.PHONE, "nine one one two three four five six seven"),
    ("yozing @sardor_77.", K.HANDLE, "@sardor_77"),
    ("tg: sardorbek", K.HANDLE, "sardorbek"),
    ("mana shadow#1234 qo'shing", K.HANDLE, "shadow#1234"),
    ("kiring t.me/akk_savdo yaxshi", K.LINK, "t.me/akk_savdo"),
    ("sayt gamestore точка com", K.LINK, "gamestore точка com"),
    ("bor: https://evil.com/a?b=1, ko'ring", K.LINK, "https://evil.com/a?b=1"),
    ("wibestоre.uz/login", K.LINK, "wibestоre.uz/login"),
    ("pochta sardor (at) gmail [dot] com", K.EMAIL, "sardor (at) gmail [dot] com"),
    ("karta 8600 4929 1234 5671 Sardor", K.CARD, "8600 4929 1234 5671"),
    ("parol: Qwerty123 bo'ldi", K.CREDENTIALS, "Qwerty123"),
    ("pass - hunter22", K.CREDENTIALS, "hunter22"),
    ("login: sardor77", K.CREDENTIALS, "sardor77"),
    ("Steam Guard: R7K4P", K.CREDENTIALS, "R7K4P"),
    ("2fa kod 482 913", K.CREDENTIALS, "482 913"),
    ("sardor@mail.ru:Qwerty123", K.CREDENTIALS, "sardor@mail.ru:Qwerty123"),
]
QUIET = [
    "1 500 000 so'm",
    "150 000 сум",
    "1.2 mln",
    "901234567 so'm",
    "UID 5123456789",
    "PUBG ID: 51234567890",
    "UID: 901234567",
    "26.11.2026 20:30",
    "WB-7K3M9",
    "https://wibestore.uz/listings/7f3a?from=chat",
    "www.wibestore.uz",
    "support@wibestore.uz",
    "2x100, 3.4.0, 95%, K/D 4.15",
    "8600 4929 1234 5670",
    "Battle pass: 100lvl",
    "Login: Facebook",
    "Parolni vault orqali yuboraman",
    "kod kelmadi",
    "",
]


@pytest.mark.parametrize(("text", "kind", "span"), FOUND)
def test_the_span_of_a_finding_is_exact(text, kind, span):
    start = text.index(span)

    screened = text_screen(text)

    assert screened.findings == (Finding(kind, start, start + len(span)),)
    assert screened.text == text[:start] + MASK + text[start + len(span) :]
    assert screened.has_credentials is (kind is K.CREDENTIALS)


@pytest.mark.parametrize("text", QUIET)
def test_harmless_text_comes_back_as_it_was(text):
    screened = text_screen(text)

    assert screened.findings == ()
    assert screened.text == text
    assert screened.has_credentials is False


def test_a_login_and_its_password_over_lines_are_both_found():
    text = "login: sardor77\nparol: Qwerty123"

    screened = text_screen(text)

    assert [text[finding.start : finding.end] for finding in screened.findings] == ["sardor77", "Qwerty123"]
    assert screened.text == f"login: {MASK}\nparol: {MASK}"


def test_several_kinds_in_one_text_come_in_order():
    screened = text_screen("tel 901234567, tg: sardor_uz, sayt akkbozor.uz")

    assert [finding.kind for finding in screened.findings] == [K.PHONE, K.HANDLE, K.LINK]
    assert screened.text == f"tel {MASK}, tg: {MASK}, sayt {MASK}"


def test_a_long_text_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="at most 65536"):
        text_screen("a" * (TEXT_MAX + 1))


def test_what_was_found_is_in_no_repr():
    assert "sardor" not in repr(text_screen("sardor tg: sardor_uz"))
