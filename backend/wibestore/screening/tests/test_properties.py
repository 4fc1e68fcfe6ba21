"""What holds for every text: spans lie in it, masks hide all of it, nothing else changes."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from wibestore.screening.rules.folding import fold
from wibestore.screening.services import MASK, text_screen
from wibestore.screening.tests.lines import lines_of
from wibestore.screening.types import FindingKind

FILES = ("phones", "handles", "links", "secrets", "harmless_uz", "harmless_ru_en", "held", "second")
LINES = [line.text for name in FILES for line in lines_of(name)]
PIECES = [
    *("90", "998", "123", "45", "67", "5", "000", "bir", "to'qson", "yuz", "девяносто", "nine"),
    *(".", ",", ":", "@", "#", "/", "-", "_", "•", "•••", "\n", "+998"),
    *("o", "l", "|", "tg", "telegram", "insta", "login", "parol", "kod", "guard", "com", "uz"),
    *(
        "me",
        "t.me",
        "gmail",
        "wibestore.uz",
        "https://",
        "www.",
        "at",
        "dot",
        "nuqta",
        "собака",
        "sardor_77",
        "Qwerty12!",
    ),
    *("id", "so'm", "\u200b", "½", "🔟", "№", "ﷺ"),
]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join),
    st.lists(st.sampled_from(LINES), min_size=1, max_size=3).map(" ".join),
)
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\ufe0f", "\u20e3")
MOBILE = ("20", "33", "50", "55", "77", "88", "90", "91", "93", "94", "95", "97", "98", "99")


@settings(max_examples=120, derandomize=True, deadline=None)
@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text):
    findings = text_screen(text).findings

    assert all(0 <= finding.start < finding.end <= len(text) for finding in findings)
    assert all(left.end <= right.start for left, right in pairwise(findings))


@settings(max_examples=250, derandomize=True, deadline=None)
@given(TEXTS)
def test_a_masked_text_holds_nothing_more(text):
    masked = text_screen(text).text

    again = text_screen(masked)

    assert again.findings == ()
    assert again.text == masked


@settings(max_examples=120, derandomize=True, deadline=None)
@given(TEXTS)
def test_only_the_spans_change(text):
    screened = text_screen(text)

    parts, at = [], 0
    for finding in screened.findings:
        if not parts or finding.start != at:
            parts += [text[at : finding.start], MASK]
        at = finding.end
    assert screened.text == "".join([*parts, text[at:]])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    st.sampled_from(MOBILE),
    st.integers(0, 9_999_999),
    st.lists(st.lists(st.sampled_from(INVISIBLE), max_size=3).map("".join), min_size=9, max_size=9),
)
def test_invisible_letters_hide_no_phone(code, rest, hidden):
    digits = f"{code}{rest:07}"
    text = "".join(digit + mark for digit, mark in zip(digits, hidden, strict=True))

    screened = text_screen(f"yozing: {text} shu")

    assert [finding.kind for finding in screened.findings] == [FindingKind.PHONE]
    assert not any(letter.isdigit() for letter in screened.text)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    st.sampled_from(MOBILE),
    st.integers(0, 9_999_999),
    st.sampled_from("0٠۰０𝟎"),
    st.sampled_from(["", " ", "-", ".", "\n"]),
)
def test_digits_of_other_scripts_are_digits(code, rest, zero, gap):
    digits = gap.join(chr(ord(zero) + int(digit)) for digit in f"{code}{rest:07}")

    kinds = [finding.kind for finding in text_screen(f"{digits} yozing").findings]

    assert kinds == [FindingKind.PHONE]


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=60))
def test_plain_letters_fold_the_same_by_themselves_and_beside_others(text):
    alone, beside = fold(text), fold(text + "я")

    assert (alone.plain, alone.latin, alone.raw) == (beside.plain[:-1], beside.latin[:-1], beside.raw[:-1])
    assert alone.places == beside.places[:-1]
