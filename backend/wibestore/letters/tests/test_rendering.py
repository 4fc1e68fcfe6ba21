"""Every letter in every language: the same words in both texts, nothing left open, nothing that people wrote runs."""

import re

import pytest
from django.core.management import call_command

from wibestore.letters.rules import LANGUAGES, PARAMS, is_linked, letter_render
from wibestore.letters.rules.rendering import WORDS
from wibestore.letters.rules.samples import samples
from wibestore.letters.rules.shown import LABELS, clean, instant, money
from wibestore.letters.tests.reading import html_read, words_of

HOME = "https://wibestore.uz"
LINK = f"{HOME}/verify-email#token=AbC_-123"
SAMPLES = {sample.name: sample for sample in samples()}
ALL = [(name, language) for name in SAMPLES for language in LANGUAGES]
BAD_NAME = '<img src=x onerror="alert(1)">\r\nBcc: everybody@example.uz {username} {0} {{7*7}}'


def rendered(sample, language):
    link = LINK if is_linked(sample.template, sample.params) else ""
    return letter_render(
        template=sample.template, language=language, params=sample.params, link_url=link, home_url=HOME
    )


def placeholders(words):
    texts = [words.subject, words.heading, *words.texts, words.button, *words.small]
    return set(re.findall(r"{(\w+)}", " ".join(texts)))


@pytest.mark.parametrize(("name", "language"), ALL)
def test_both_texts_say_the_same_in_the_same_order(name, language):
    letter = rendered(SAMPLES[name], language)
    seen = words_of(html_read(letter.html).words)

    assert seen[0] == "WibeStore"
    assert seen[1:] == words_of(letter.text.split())
    assert not re.search(r"[{}]|None", letter.subject + letter.text)
    assert "  " not in letter.text


@pytest.mark.parametrize(("name", "language"), ALL)
def test_nothing_is_fetched_and_every_link_is_ours(name, language):
    letter = rendered(SAMPLES[name], language)
    read = html_read(letter.html)

    links = [value for attribute, value in read.attributes if attribute == "href"]
    assert len(letter.html.encode()) < 15_000
    assert links
    assert all(link.startswith(f"{HOME}/") for link in links)
    assert not read.tags & {"img", "link", "script", "iframe", "form", "object", "video"}
    assert not {attribute for attribute, _ in read.attributes} & {"src", "background", "srcset"}
    assert "url(" not in letter.html
    assert "@import" not in letter.html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", list(samples(BAD_NAME)), ids=lambda sample: sample.name)
def test_what_people_call_themselves_stays_text_on_one_line(sample, language):
    letter = rendered(sample, language)
    read = html_read(letter.html)

    assert "img" not in read.tags
    assert "onerror" not in {attribute for attribute, _ in read.attributes}
    assert not set("\r\n") & set(letter.subject)
    assert "onerror" not in letter.subject
    assert not [line for line in letter.text.splitlines() if line.startswith("Bcc")]
    if "onerror" in letter.text:
        assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; Bcc: everybody@example.uz {username}" in letter.html
        assert "{0} {{7*7}}" in letter.html


def test_a_subject_of_others_words_is_one_line_of_plain_text():
    params = {"title": "Yangi\r\nBcc: a@b.uz\u202e <b>xabar</b>" + "x" * 200, "body": "…"}

    letter = letter_render(template="notification", language="uz", params=params, home_url=HOME)

    assert letter.subject.startswith("Yangi Bcc: a@b.uz <b>xabar</b>x")
    assert len(letter.subject) == 150


def test_every_template_has_words_in_three_languages_that_name_the_same():
    assert {name.partition(":")[0] for name in WORDS} == set(PARAMS)
    assert {sample.template for sample in SAMPLES.values()} == set(PARAMS)
    for name, words in WORDS.items():
        assert set(words) == set(LANGUAGES)
        assert len({frozenset(placeholders(words[language])) for language in LANGUAGES}) == 1, name
        assert len({(len(one.texts), len(one.small), bool(one.button)) for one in words.values()}) == 1, name
        known = PARAMS[name.partition(":")[0]]
        assert placeholders(words["uz"]) <= set(known.needed), name
    assert all(len(words) == 3 and all(words) for words in LABELS.values())


def test_an_unknown_language_is_uzbek():
    assert rendered(SAMPLES["password_reset"], "de") == rendered(SAMPLES["password_reset"], "uz")


def test_a_letter_for_a_link_is_not_written_without_it():
    linked = [sample for sample in SAMPLES.values() if is_linked(sample.template, sample.params)]

    assert {sample.template for sample in linked} == {
        *("welcome", "email_verification", "password_reset", "email_change", "account_locked", "verdict"),
        *("support_confirm", "support_answer"),
    }
    for sample in linked:
        with pytest.raises(ValueError, match="lacks its link"):
            letter_render(template=sample.template, language="uz", params=sample.params, home_url=HOME)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whose_address_is_proved_is_welcomed_into_the_shop_and_asked_for_nothing(language):
    welcome = rendered(SAMPLES["welcome_verified"], language)
    links = {value for name, value in html_read(welcome.html).attributes if name == "href"}

    assert links == {f"{HOME}/"}
    assert "token" not in welcome.text + welcome.html
    assert "Google" in welcome.text
    assert LINK in rendered(SAMPLES["welcome"], language).text


def test_only_letters_that_can_be_turned_off_say_where():
    wished = {name for name in SAMPLES if "/settings/notifications" in rendered(SAMPLES[name], "en").text}

    assert wished == {"notification", "dispute", "subscription"}


@pytest.mark.parametrize("path", ["https://evil.uz", "//evil.uz", "javascript:alert(1)", "evil", ""])
def test_a_path_leads_nowhere_else(path):
    params = {"title": "A", "body": "B", "path": path}

    letter = letter_render(template="notification", language="uz", params=params, home_url=HOME)

    assert "evil" not in letter.text + letter.html
    assert {value for name, value in html_read(letter.html).attributes if name == "href"} == {f"{HOME}/"}


def test_values_are_written_as_people_read_them():
    letter = rendered(SAMPLES["transaction_receipt_sale"], "ru").text

    assert "Цена: 4\u202f850\u202f000\u00a0сум" in letter
    assert "Комиссия WibeStore: 485\u202f000\u00a0сум" in letter
    assert "Вам начислено: 4\u202f365\u202f000\u00a0сум" in letter
    assert "Время: 26.11.2026 15:42 (UTC+5)" in letter
    assert money(0, "en") == "0\u00a0UZS"
    assert clean("a\u0000\u200b\u202e \n b") == "a b"


@pytest.mark.parametrize(
    ("time_zone", "shown"),
    [
        ("Asia/Tashkent", "01.01.2027 00:00 (UTC+5)"),
        ("Europe/London", "31.12.2026 19:00 (UTC)"),
        ("Asia/Kathmandu", "01.01.2027 00:45 (UTC+5:45)"),
        ("America/New_York", "31.12.2026 14:00 (UTC\u22125)"),
        ("America/St_Johns", "31.12.2026 15:30 (UTC\u22123:30)"),
        *((name, "01.01.2027 00:00 (UTC+5)") for name in ("", "Mars/Olympus", "../../etc/passwd", "Asia", "a\x00b")),
    ],
)
def test_an_instant_is_told_by_the_readers_clocks_or_those_of_tashkent(time_zone, shown):
    assert instant("2026-12-31T19:00:00+00:00", time_zone) == shown


def test_the_clocks_are_those_of_that_instant_not_of_today():
    summer, winter = "2026-07-01T10:00:00+00:00", "2026-12-01T10:00:00+00:00"

    assert instant(summer, "Europe/Berlin") == "01.07.2026 12:00 (UTC+2)"
    assert instant(winter, "Europe/Berlin") == "01.12.2026 11:00 (UTC+1)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_time_in_a_letter_is_the_readers(language):
    for sample in SAMPLES.values():
        link = LINK if is_linked(sample.template, sample.params) else ""
        letter = letter_render(
            template=sample.template,
            language=language,
            time_zone="Europe/Istanbul",
            params=sample.params,
            link_url=link,
            home_url=HOME,
        )

        assert "UTC+5" not in letter.text
        assert ("26.11.2026 13:42 (UTC+3)" in letter.text) == ("15:42" in rendered(sample, language).text)


# Both schemes can be read: WCAG 2.2, 1.4.3.

PAIRS = [
    *(("#1f2328", "#ffffff"), ("#59636e", "#ffffff"), ("#59636e", "#f6f8fa"), ("#1f2328", "#f6f8fa")),
    *(("#0969da", "#f6f8fa"), ("#ffffff", "#1f883d")),
    *(("#f0f6fc", "#151b23"), ("#9198a1", "#151b23"), ("#9198a1", "#0d1117"), ("#f0f6fc", "#0d1117")),
    *(("#4493f8", "#0d1117"), ("#ffffff", "#238636")),
]


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_words_stand_out_from_what_is_behind_them(front, back):
    html = rendered(SAMPLES["notification"], "uz").html
    light, dark = sorted((luminance(front), luminance(back)), reverse=True)

    assert front in html
    assert back in html
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_letter_can_be_looked_at_in_files(tmp_path):
    call_command("letters_preview", to=tmp_path / "letters", verbosity=0)

    written = {path.name for path in (tmp_path / "letters").iterdir()}
    names = {f"{name}.{language}.{kind}" for name, language in ALL for kind in ("html", "txt")}
    index = (tmp_path / "letters" / "index.html").read_text()
    assert written == {*names, "index.html"}
    assert all(f'href="{name}"' in index for name in names)
