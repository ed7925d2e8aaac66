"""What the command line says by itself."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "cli.rows_read": Text(
        "{read} read = {decided} decided + {rejected} rejected",
        "読込{read}件 = 判定{decided}件 + 除外{rejected}件",
    ),
    "cli.rejects_written": Text(
        "Rejected rows, with line, field, value and reason: {file}",
        "除外した行(行番号・項目・値・理由): {file}",
    ),
    "cli.decided_under": Text(
        "Decided under “{policy}” ({fingerprint}) as of {as_of}",
        "ポリシー「{policy}」({fingerprint})による判定、基準日{as_of}",
    ),
    "cli.written": Text("Written: {file}", "出力先: {file}"),
    "cli.nothing_written": Text("Nothing was written.", "何も書き込んでいません。"),
    "cli.problems_found": Text(
        "{count} {count:problem|problems} found.", "問題が{count}件見つかりました。"
    ),
    "cli.policy_is_right": Text(
        "“{policy}” is right: {tiers} {tiers:tier|tiers}, {examples} {examples:example|examples}.",
        "「{policy}」に問題はありません(階層{tiers}、例{examples}件)。",
    ),
    "cli.our_fault": Text(
        "This is a fault of Tanada, not of your data: {found}",
        "データではなく、Tanada 側の不具合です: {found}",
    ),
}
