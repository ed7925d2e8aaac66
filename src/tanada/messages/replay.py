"""The example company's months, decided one after another."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "cli.help.months": Text(
        "Decide so many months one after another, each with what the one before held.",
        "この月数にわたり、前月の階層を引き継ぎながら月ごとに判定します。",
    ),
    "replay.deciding": Text("Deciding the months before", "過去の各月を判定しています"),
    "replay.counts": Text(
        "Over {months} months: {promoted} {promoted:promotion|promotions}; {grace} "
        "{grace:grace|graces} opened, {recovered} recovered, {demoted} demoted; {ended} ended",
        "{months}か月の推移: 上方移行{promoted}件、猶予開始{grace}件、回復{recovered}件、"
        "下方移行{demoted}件、終了{ended}件",
    ),
    "replay.written": Text("Every move, with its reason: {file}", "すべての移動とその理由: {file}"),
}
