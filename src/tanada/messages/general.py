"""Words that every area uses: lines of a problem, kinds, common values and units."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # What a problem shows beside its message.
    "problem.found": Text("Found: {found}", "実際の値: {found}"),
    "problem.expected": Text("Expected: {expected}", "想定される値: {expected}"),
    "problem.nearest": Text("Did you mean “{nearest}”?", "「{nearest}」ではありませんか。"),
    # Kinds of value.
    "kind.money": Text("an amount of money", "金額"),
    "kind.whole": Text("a whole number", "整数"),
    "kind.number": Text("a number", "数値"),
    "kind.text": Text("a text", "文字列"),
    "kind.choice": Text("a choice from a list", "選択肢"),
    "kind.level": Text("a level", "レベル"),
    "kind.date": Text("a date", "日付"),
    "kind.flag": Text("yes or no", "はい・いいえ"),
    # Values that policies commonly use, where the policy itself does not name them.
    "value.true": Text("yes", "はい"),
    "value.false": Text("no", "いいえ"),
    "value.high": Text("high", "高"),
    "value.medium": Text("medium", "中"),
    "value.low": Text("low", "低"),
    "value.green": Text("green", "緑"),
    "value.yellow": Text("yellow", "黄"),
    "value.red": Text("red", "赤"),
    # Units behind a number.
    "unit.months": Text("{count} {count:month|months}", "{count}か月"),
    "unit.days": Text("{count} {count:day|days}", "{count}日"),
    "unit.other": Text("{count} {unit}", "{count} {unit}"),
}
