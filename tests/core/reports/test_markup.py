"""Every text is escaped on its way into a page."""

from __future__ import annotations

from tanada.reports.markup import element, together


def test_texts_are_escaped_and_markup_is_not() -> None:
    inner = element("b", "<script>")
    assert element("p", "a & b ", inner) == "<p>a &amp; b <b>&lt;script&gt;</b></p>"


def test_attributes_are_escaped_named_and_left_out() -> None:
    shown = element(
        "td", "x", class_="a", data_title='"><i>', hidden=True, title=None, open_=False, colspan=2
    )
    assert shown == '<td class="a" data-title="&quot;&gt;&lt;i&gt;" hidden colspan="2">x</td>'


def test_pieces_one_after_the_other() -> None:
    assert together("'", element("i"), '"') == "&#x27;<i></i>&quot;"
