"""What stands beside figures on the pages."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "figure.target": Text("target {target}", "目標{target}"),
    "figure.within": Text("target {target}", "目標{target}"),
    "figure.below": Text("below target {target}", "目標{target}に未達"),
    "figure.above": Text("above target {target}", "目標{target}を超過"),
    "figure.no_tier": Text("Not yet decided", "未確定"),
    "figure.moves": Text(
        "Accounts by the tier before (rows) and after (columns)",
        "アカウント数(行: 変更前の階層、列: 変更後の階層)",
    ),
    "figure.new": Text("New", "新規"),
    "figure.grace": Text("In grace", "猶予期間"),
    # How long ago.
    "age.now": Text("just now", "たった今"),
    "age.minutes": Text("{count} min ago", "{count}分前"),
    "age.hours": Text("{count} h ago", "{count}時間前"),
    "age.days": Text("{count} {count:day|days} ago", "{count}日前"),
}
