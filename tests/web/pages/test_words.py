"""Words and figures in templates."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

import tanada_web
from tanada.messages.catalogue import TEXTS
from tanada_web.pages.ages import age

TEMPLATES = Path(tanada_web.__file__).parent / "templates"
SAID = re.compile(
    r"""\{% say ["']([a-z_.]+)["']|(?:label|help|heading|text|action)="([a-z_]+\.[a-z_]+)\""""
)


def rendered(text: str, language: str = "en", **context: object) -> str:
    with translation.override(language):
        return Template("{% load words figures %}" + text).render(
            Context({"language": language, **context})
        )


def test_a_message_is_escaped_with_its_parameters() -> None:
    assert rendered("{% say 'figure.target' target=t %}", t="<b>&") == "target &lt;b&gt;&amp;"


def test_markup_that_is_known_to_be_safe_stays() -> None:
    shown = rendered("{% say 'figure.target' target=t %}", t=mark_safe("<b>1 & 2</b>"))
    assert shown == "target <b>1 & 2</b>"


def test_messages_speak_the_language_of_the_page() -> None:
    assert rendered("{% say 'figure.new' %}", "ja") == "新規"


@pytest.mark.parametrize(
    ("text", "english", "japanese"),
    [
        ("{{ amount|money:'USD' }}", "$1,234,000", "123万4,000ドル"),
        ("{{ amount|sum_of:'USD' }}", "$1.2M", "123万ドル"),
        ("{{ part|share }}", "24.1%", "24.1%"),
        ("{{ amount|number }}", "1,234,000", "1,234,000"),
        ("{{ at|day }}", "21 Nov 2026", "2026年11月21日"),
        ("{{ at|moment }}", "21 Nov 2026, 06:05 UTC", "2026年11月21日 06:05 UTC"),
        ("{{ nothing|money:'USD' }}{{ nothing|share }}{{ nothing|day }}", "–––", "–––"),
        ("{{ nothing|number }}{{ nothing|moment }}{{ nothing|sum_of:'USD' }}", "–––", "–––"),
        ("{% ago at %}", "4 h ago", "4時間前"),
    ],
)
def test_figures_are_written_for_the_reader(text: str, english: str, japanese: str) -> None:
    at = datetime(2026, 11, 21, 6, 5, tzinfo=UTC)
    values = {
        "amount": Decimal(1_234_000),
        "part": Decimal("0.2414"),
        "at": at,
        "now": at + timedelta(hours=4, minutes=59),
        "nothing": None,
    }
    assert rendered(text, "en", **values) == english
    assert rendered(text, "ja", **values) == japanese


@pytest.mark.parametrize(
    ("elapsed", "told"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(seconds=60), "1 min ago"),
        (timedelta(minutes=59, seconds=59), "59 min ago"),
        (timedelta(hours=47), "47 h ago"),
        (timedelta(hours=48), "2 days ago"),
        (timedelta(days=400), "400 days ago"),
    ],
)
def test_an_age_is_told_in_the_unit_that_fits(elapsed: timedelta, told: str) -> None:
    assert age(elapsed, "en") == told


def test_every_code_in_a_template_has_its_words() -> None:
    codes = {
        code
        for file in TEMPLATES.rglob("*.html")
        for found in SAID.findall(file.read_text(encoding="utf-8"))
        for code in found
        if code
    }
    assert len(codes) > 20
    assert sorted(codes - set(TEXTS)) == []


def test_no_template_has_a_style_or_script_of_its_own() -> None:
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*src=)|\son[a-z]+=|javascript:|https?://")
    assert [
        file.name for file in TEMPLATES.rglob("*.html") if inline.search(file.read_text("utf-8"))
    ] == []
