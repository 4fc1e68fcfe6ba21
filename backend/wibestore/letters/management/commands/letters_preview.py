"""Write every letter into files, to look at them."""

from argparse import ArgumentParser
from html import escape
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from wibestore.letters.rules import LANGUAGES, is_linked, letter_render
from wibestore.letters.rules.samples import Sample, samples
from wibestore.letters.types import TIME_ZONE

_LINK = "/verify-email#token=sample"
_PAGE = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>WibeStore: letters</title>
<style>body{{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
td,th{{padding:.25rem .75rem;text-align:left}}</style><h1>Letters</h1><table><tr><th>Letter<th>{heads}</tr>
{rows}
</table>
"""


class Command(BaseCommand):
    """Renders a sample of each letter in each language as HTML and as text, and a page that leads to them."""

    help = "Render all letters to files, with an index.html."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("--to", type=Path, required=True, help="the folder; it is made where it is not there")
        parser.add_argument("--time-zone", default=TIME_ZONE, help="the reader's, such as Europe/Berlin")

    def handle(self, *_args: Any, to: Path, time_zone: str = TIME_ZONE, **_options: Any) -> None:
        """Write the files and print how many."""
        to.mkdir(parents=True, exist_ok=True)
        all_samples = list(samples())
        for sample in all_samples:
            for language in LANGUAGES:
                _write(to, sample, language, time_zone)
        rows = "\n".join(_row(sample) for sample in all_samples)
        (to / "index.html").write_text(_PAGE.format(heads="<th>".join(LANGUAGES), rows=rows), encoding="utf-8")
        self.stdout.write(f"{len(all_samples) * len(LANGUAGES) * 2} files and index.html in {to}")


def _write(to: Path, sample: Sample, language: str, time_zone: str) -> None:
    link_url = f"{settings.PUBLIC_URL}{_LINK}" if is_linked(sample.template, sample.params) else ""
    letter = letter_render(
        template=sample.template,
        language=language,
        time_zone=time_zone,
        params=sample.params,
        link_url=link_url,
        home_url=settings.PUBLIC_URL,
    )
    (to / f"{sample.name}.{language}.html").write_text(letter.html, encoding="utf-8")
    (to / f"{sample.name}.{language}.txt").write_text(f"{letter.subject}\n\n{letter.text}", encoding="utf-8")


def _row(sample: Sample) -> str:
    name = escape(sample.name)
    links = "".join(
        f'<td><a href="{name}.{language}.html">html</a> <a href="{name}.{language}.txt">txt</a>'
        for language in LANGUAGES
    )
    return f"<tr><th>{name}{links}</tr>"
