"""What an edit leaves alone, and what it changes."""

import pytest

from tanada.policy.editing import Editor
from tanada.policy.loading import policy_text, preset_names, read_policy
from tanada.policy.source import read_source

TEXT = """\
# A head.
name: Plain   # what it is called
tiers:
  - one:
      when: {large: arr > 100000, old: 'age_months > 12'}  # ways in
      # about two
  - two:
      when:
        # a comment
        middle: arr >= 25_000   # so many
        other: >-
          arr > 5
          and arr < 10

# The end.
empty: {}
list: [1, 2, 3]
"""


def edited(change):
    editor = Editor(read_source(TEXT))
    change(editor)
    text = editor.text()
    return text, read_source(text).data


def test_nothing_changes_nothing():
    assert Editor(read_source(TEXT)).text() == TEXT


@pytest.mark.parametrize(
    ("path", "written", "line"),
    [
        (("name",), "{en: New, ja: 新}", "name: {en: New, ja: 新}   # what it is called"),
        (("tiers", 1, "two", "when", "middle"), "arr > 1", "        middle: arr > 1   # so many"),
        (
            ("tiers", 0, "one", "when"),
            "otherwise",
            "      when: otherwise  # ways in",
        ),
        (("list", 1), "7", "list: [1, 7, 3]"),
    ],
)
def test_a_value_is_set(path, written, line):
    text, _ = edited(lambda editor: editor.set(path, written))
    changed = [
        new for new, old in zip(text.splitlines(), TEXT.splitlines(), strict=True) if new != old
    ]
    assert changed == [line]


def test_a_block_is_set_and_what_follows_stays():
    text, data = edited(lambda editor: editor.set(("tiers", 1, "two", "when"), "otherwise"))
    assert data["tiers"][1] == {"two": {"when": "otherwise"}}
    assert text.endswith("\n\n# The end.\nempty: {}\nlist: [1, 2, 3]\n")


def test_a_fragment_is_set_inside():
    value = "arr > 100000"
    text, data = edited(
        lambda editor: editor.set_inside(("tiers", 0, "one", "when", "large"), 6, len(value), "8")
    )
    assert data["tiers"][0]["one"]["when"]["large"] == "arr > 8"
    assert "'age_months > 12'}  # ways in" in text


def test_a_fragment_of_a_folded_text_is_set():
    path = ("tiers", 1, "two", "when", "other")
    _, data = edited(lambda editor: editor.set_inside(path, 18, 20, "20"))
    assert data["tiers"][1]["two"]["when"]["other"] == "arr > 5 and arr < 20"


@pytest.mark.parametrize("path", [(), ("tiers", 0, "one"), ("tiers", 1, "two", "when"), ("empty",)])
def test_an_entry_is_added_last(path):
    _, data = edited(lambda editor: editor.add(path, "new", "1"))
    found = data
    for part in path:
        found = found[part]
    assert found["new"] == 1
    assert list(found)[-1] == "new"


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (("list", 0), [2, 3]),
        (("list", 1), [1, 3]),
        (("list", 2), [1, 2]),
        (
            ("tiers", 0),
            [{"two": {"when": {"middle": "arr >= 25_000", "other": "arr > 5 and arr < 10"}}}],
        ),
        (("tiers", 0, "one", "when", "large"), {"old": "age_months > 12"}),
        (("tiers", 0, "one", "when", "old"), {"large": "arr > 100000"}),
        (("tiers", 1, "two", "when", "other"), {"middle": "arr >= 25_000"}),
        (("tiers", 1, "two", "when"), {}),
    ],
)
def test_an_entry_is_removed(path, left):
    _, data = edited(lambda editor: editor.remove(path))
    found = data
    for part in path[:-1]:
        found = found[part]
    assert found == left


def test_changes_that_overlap_are_refused():
    editor = Editor(read_source(TEXT))
    editor.set(("list",), "[]")
    editor.set(("list", 1), "5")
    with pytest.raises(ValueError, match="\\[\\]"):
        editor.text()


@pytest.mark.parametrize("name", [name for name, _ in preset_names()])
def test_every_preset_can_be_renamed_and_nothing_else_moves(name):
    text, file = policy_text(name)
    editor = Editor(read_source(text, file))
    editor.set(("name",), "Other")
    editor.add((), "added", "{a: 1}")
    assert len(editor.text().splitlines()) == len(text.splitlines()) + 1
    before, after = read_policy(text), read_policy(editor.text().replace("\nadded: {a: 1}", ""))
    assert before.tiers == after.tiers
    assert after.name.en == "Other"
