"""Charts are drawn from any text that accounts and policies can hold."""

from __future__ import annotations

import pytest

from tanada.reports.charts import svg


def _bar(label: str) -> dict[str, object]:
    return {
        "data": {"values": [{"owner": label, "accounts": 1}]},
        "mark": "bar",
        "encoding": {
            "y": {"field": "owner", "type": "nominal"},
            "x": {"field": "accounts", "type": "quantitative"},
        },
    }


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ufffe", "\ud800"])
def test_character_that_xml_does_not_know_is_drawn_as_a_replacement(sign: str) -> None:
    drawn = svg(_bar(f"Kim{sign}Ono"))

    assert "Kim\ufffdOno" in drawn
    assert sign not in drawn


@pytest.mark.parametrize("label", ["\u9ad9\ufa11", "\U0001f4a9", "\u05d0\u05d1"])
def test_text_of_any_script_stays_as_it_is(label: str) -> None:
    assert label in svg(_bar(label))


def test_markup_in_a_text_is_no_markup_in_the_drawing() -> None:
    drawn = svg(_bar("<script>Kim</script>"))

    assert "<script" not in drawn
    assert "&lt;script&gt;Kim" in drawn
