"""Mappings of several tables, and what came of joining them."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # The mapping of further tables.
    "mapping.not_shipped": Text(
        "There is no file and no shipped mapping “{found}”.\nShipped are: {expected}",
        "「{found}」というファイルも、付属の対応表もありません。\n付属の対応表: {expected}",
    ),
    "mapping.unknown_table": Text(
        "There is no other table “{found}” in this mapping.\nTables: {expected}",
        "この対応表に、ほかのテーブル「{found}」はありません。\nテーブル: {expected}",
    ),
    "mapping.table_without_ids": Text(
        "The table “{found}” has no column id that rows could be matched by.\n"
        "Name one under its columns.",
        "テーブル「{found}」には、照合に使う id の列がありません。\n"
        "そのテーブルの columns で指定してください。",
    ),
    "mapping.through_twice": Text(
        "The table “{found}” finds its accounts in another way itself; only a table with a column "
        "of account ids can be gone through.",
        "テーブル「{found}」自体が別の列でアカウントを照合しています。"
        "経由できるのは、アカウントIDの列を持つテーブルだけです。",
    ),
    "mapping.two_ways": Text(
        "“{found}” names two ways to its accounts, matches and through.\nKeep one of them.",
        "「{found}」に matches と through の両方が指定されています。\nどちらか一方にしてください。",
    ),
    # What came of it.
    "accounts.rows_taken_together": Text(
        "{rows} rows of {found} accounts were taken together, of each field the last value.",
        "{found}件のアカウントの{rows}行を1件ずつにまとめ、各項目は最後の値を使いました。",
    ),
    "accounts.last_value_taken": Text(
        "“{field}” differs between the rows of {found} {found:account|accounts}; the last value "
        "was taken.",
        "{found}件のアカウントで「{field}」が行によって異なるため、最後の値を使いました。",
    ),
    "accounts.several_sources": Text(
        "“{field}” stands in several tables ({tables}) and differs in {found} "
        "{found:account|accounts}; the value with the later date was taken.",
        "「{field}」は複数のテーブル({tables})にあり、{found}件のアカウントで異なります。"
        "日付の新しいほうを使いました。",
    ),
    "accounts.ids_without_fraction": Text(
        "Every “{field}” ends in “.0”, as of ids that a program took for numbers; read without.",
        "「{field}」がすべて「.0」で終わっています。IDを数値として扱ったものとみなし、除いて読みました。",
    ),
    "cli.rows_merged": Text(
        "{read} read = {decided} decided + {merged} taken together with others + "
        "{rejected} rejected",
        "読込{read}件 = 判定{decided}件 + 集約{merged}件 + 除外{rejected}件",
    ),
    "cli.table_read": Text(
        "{name}: {read} rows read, {rejected} rejected; {matched} "
        "{matched:account has|accounts have} rows, {without} none",
        "{name}: 読込{read}行、除外{rejected}行。行のあるアカウント{matched}件、ない{without}件",
    ),
    "cli.table_unknown": Text(
        "{rows} {rows:row belongs|rows belong} to {found} {found:account|accounts} that ACCOUNTS "
        "does not have: {examples}",
        "{rows}行は、ACCOUNTS にないアカウント{found}件のものです: {examples}",
    ),
    "cli.table_through": Text(
        "covers {first} to {through}; gives {fields}",
        "対象期間 {first}~{through}。得られる項目: {fields}",
    ),
    "cli.table_gives": Text("gives {fields}", "得られる項目: {fields}"),
    "cli.table_after": Text(
        "{found} later {found:row|rows} were not looked at",
        "基準日より後の{found}行は使っていません",
    ),
    "accounts.too_many_table_rejects": Text(
        "Of the table “{table}” {rejected} of {read} rows were rejected, more than {limit}.\n"
        "Mend the rows, or allow more with --max-rejects.",
        "テーブル「{table}」の{read}行のうち{rejected}行が除外され、上限の{limit}を超えています。\n"
        "行を直すか、--max-rejects で上限を上げてください。",
    ),
}
