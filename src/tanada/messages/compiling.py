"""A policy as SQL for other engines, and as a dbt model."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Help.
    "cli.help.compile": Text(
        "Print a policy as SQL for another engine, or write it as a dbt model.",
        "ポリシーをほかのデータベース向けの SQL として出力するか、dbt モデルとして書き出します。",
    ),
    "cli.help.dialect": Text(
        "The engine: duckdb, postgres, spark, snowflake or bigquery.",
        "対象のエンジン(duckdb、postgres、spark、snowflake、bigquery)。",
    ),
    "cli.help.table": Text(
        "The table of accounts; with --dbt a model, or a source like crm.accounts.",
        "アカウントの表。--dbt ではモデル名、または crm.accounts のようなソース。",
    ),
    "cli.help.columns": Text(
        "The table's columns, with commas between; all that the policy reads where not given.",
        "表にある列(カンマ区切り)。省略時はポリシーが使うすべての列。",
    ),
    "cli.help.compile_as_of": Text(
        "The date to decide for, like 2026-11-21; where not given, the day on which the SQL runs.",
        "判定の基準日(例: 2026-11-21)。省略時は SQL を実行した日。",
    ),
    "cli.help.dbt": Text(
        "Write a dbt model with its tests into this folder.",
        "このフォルダーに dbt モデルとテストを書き出します。",
    ),
    "cli.help.compile_out": Text(
        "The file to write; standard output where not given.",
        "出力先のファイル。省略時は標準出力。",
    ),
    # Problems.
    "compile.unknown_dialect": Text(
        "There is no dialect “{found}”.", "SQL の種類「{found}」には対応していません。"
    ),
    "compile.not_a_table": Text(
        "“{found}” is not a table's name like accounts or crm.accounts.",
        "「{found}」は accounts や crm.accounts のような表の名前ではありません。",
    ),
    "compile.not_a_model": Text(
        "“{found}” is not the name of a dbt model like accounts, or of a source like crm.accounts.",
        "「{found}」は、accounts のような dbt モデル名でも、crm.accounts のようなソース名でも"
        "ありません。",
    ),
    "compile.unknown_column": Text(
        "This policy knows no column “{found}”.", "このポリシーに列「{found}」はありません。"
    ),
    "compile.beyond": Text(
        "{dialect} could not calculate this exactly: it needs more digits or decimal places than "
        "that engine keeps.\nWrite it with fewer multiplications and divisions, or choose another "
        "engine.",
        "桁数や小数点以下の桁が多すぎるため、{dialect} では正確に計算できません。\n"
        "掛け算や割り算を減らすか、別のエンジンを選んでください。",
    ),
    "compile.two_outs": Text(
        "--dbt writes its own files.\nLeave out -o or --dbt.",
        "--dbt は決まったファイルに書き出します。\n-o と --dbt のどちらかを外してください。",
    ),
    "compile.no_folder": Text(
        "There is no folder “{found}”.\nMake it first, or choose another.",
        "「{found}」というフォルダーがありません。\n先に作るか、別の場所を指定してください。",
    ),
    "compile.foreign_file": Text(
        "The file exists already and was not written by this command.\n"
        "Move it away, or choose another place.",
        "このコマンドが作ったものではないファイルが既にあります。\n"
        "移動するか、別の場所を指定してください。",
    ),
    # The comment at the head.
    "compile.fingerprint": Text("Fingerprint: {fingerprint}", "フィンガープリント: {fingerprint}"),
    "compile.on_a_day": Text("As of: {as_of}", "基準日: {as_of}"),
    "compile.on_the_day": Text(
        "As of: the day on which this runs, by the engine's clock",
        "基準日: 実行した日(エンジンの時計による)",
    ),
    "compile.columns": Text(
        "One row per account, with these columns ({dialect}); one that is not there can be NULL:",
        "1アカウント1行で、次の列が必要です({dialect})。ない列は NULL で補えます:",
    ),
    "compile.not_checked": Text(
        "Rows are not checked here as “tanada tier” checks them: ids are taken to be unique,\n"
        "amounts to be in the policy's currency, and values to be within their limits.\n"
        "Change the policy and compile it again, not this file.",
        "「tanada tier」が行うデータ検査は、ここでは行いません。\n"
        "ID は重複せず、金額はポリシーの通貨で、値は範囲内にあるものとみなします。\n"
        "変更するときは、このファイルではなくポリシーを直して、もう一度書き出してください。",
    ),
    "compile.described": Text(
        "The service tier of every account by the policy “{policy}”, and why.",
        "ポリシー「{policy}」による各アカウントの階層と、その理由。",
    ),
}
