"""The help of the command line."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "cli.help.tanada": Text(
        "Decide which service tier every customer account gets, and say why.",
        "すべての顧客アカウントのサービス階層を判定し、その理由を示します。",
    ),
    "cli.help.version": Text("Show the version.", "バージョンを表示します。"),
    "cli.help.tier": Text(
        "Decide the tier of every account in a file, and show the terraces.",
        "ファイル内の全アカウントの階層を判定し、棚田(階層ごとの構成)を表示します。",
    ),
    "cli.help.explain": Text(
        "Say why one account is in its tier, and what would move it.",
        "1つのアカウントについて、階層の理由と、移行に必要な変化を示します。",
    ),
    "cli.help.example": Text(
        "Generate an invented company, replay its months and decide its accounts' tiers.",
        "架空の会社を生成し、各月をたどりながらアカウントの階層を判定します。",
    ),
    "cli.help.policy": Text(
        "List, start, check and read policies.", "ポリシーの一覧・作成・検査・表示。"
    ),
    "cli.help.presets": Text("List the shipped policies.", "同梱のポリシーを一覧します。"),
    "cli.help.new": Text(
        "Start a policy from a commented document.", "注釈付きの文書からポリシーを作り始めます。"
    ),
    "cli.help.check": Text(
        "Check a policy: every problem at once, then its own examples and the pitfalls it shows.",
        "ポリシーを検査します(問題をすべて一度に示し、文書内の例と、陥りやすい点も確かめます)。",
    ),
    "cli.help.show": Text(
        "Tell a policy in plain prose that a manager can sign.",
        "ポリシーを、責任者が承認できる平易な文章で表示します。",
    ),
    "cli.help.schema": Text(
        "Print the JSON Schema of policy documents, for editors.",
        "エディター用に、ポリシー文書の JSON Schema を出力します。",
    ),
    "cli.help.accounts": Text(
        "A .csv, .tsv, .xlsx, .parquet or .jsonl file, one row per account.",
        "1行1アカウントのファイル(.csv、.tsv、.xlsx、.parquet、.jsonl)。",
    ),
    "cli.help.account_id": Text("The account to explain.", "説明するアカウントのID。"),
    "cli.help.folder": Text("Where the files go.", "ファイルの出力先フォルダー。"),
    "cli.help.document": Text(
        "A preset's name or a policy file.", "同梱ポリシーの名前、またはポリシーファイル。"
    ),
    "cli.help.policy_option": Text(
        "A preset's name or a policy file.", "同梱ポリシーの名前、またはポリシーファイル。"
    ),
    "cli.help.as_of": Text(
        "The date to decide for, like 2026-11-21; today where not given.",
        "判定の基準日(例: 2026-11-21)。省略時は今日。",
    ),
    "cli.help.example_as_of": Text(
        "The date on which the book stands; 2026-06-30 where not given.",
        "一覧の基準日。省略時は 2026-06-30。",
    ),
    "cli.help.map": Text(
        "A mapping file, for columns with other names.",
        "列名が異なる場合の対応付けファイル。",
    ),
    "cli.help.lang": Text("The language of what is told.", "表示言語。"),
    "cli.help.json": Text("Print JSON for machines.", "機械可読の JSON で出力します。"),
    "cli.help.out": Text(
        "Write every decision to this .csv, .tsv, .xlsx, .parquet or .jsonl file; - for CSV on "
        "standard output.",
        "全判定の出力先(.csv、.tsv、.xlsx、.parquet、.jsonl)。- で標準出力に CSV。",
    ),
    "cli.help.rejects": Text(
        "Write rejected rows to this file; beside OUT where not given.",
        "除外した行の出力先。省略時は OUT と同じ場所。",
    ),
    "cli.help.max_rejects": Text(
        "Stop, with nothing written, where more rows than this are rejected.",
        "除外がこの割合を超えたら、何も書き込まずに中止します。",
    ),
    "cli.help.memory_limit": Text(
        "Memory to work in, like 1GiB; what does not fit goes to disk.",
        "作業メモリの上限(例: 1GiB)。収まらない分はディスクを使います。",
    ),
    "cli.help.how_many": Text("How many accounts to invent.", "生成するアカウント数。"),
    "cli.help.seed": Text(
        "The same seed gives the same book.", "乱数の種。同じ値なら同じ一覧になります。"
    ),
    "cli.help.preset": Text(
        "The shipped policy to start from; value where not given.",
        "元にする同梱ポリシー。省略時は value。",
    ),
    "cli.help.currency": Text("The currency to count in, like GBP.", "使用する通貨(例: GBP)。"),
    "cli.help.new_out": Text(
        "The file to make; standard output where not given.",
        "作成するファイル。省略時は標準出力。",
    ),
    "cli.help.force": Text("Replace an existing file.", "既存のファイルを置き換えます。"),
    "cli.usage_error": Text("{found}\nTry: tanada --help", "{found}\n使い方: tanada --help"),
    "cli.not_a_date": Text(
        "“{found}” is not a date like 2026-11-21.",
        "「{found}」は 2026-11-21 のような日付ではありません。",
    ),
    "cli.not_a_share": Text(
        "“{found}” is not a share like 5%.", "「{found}」は 5% のような割合ではありません。"
    ),
    "cli.not_a_size": Text(
        "“{found}” is not a size like 2GiB.", "「{found}」は 2GiB のような大きさではありません。"
    ),
    "cli.out_of_memory": Text(
        "There is not enough memory for this: {found}\nAllow more, or leave the option out.",
        "メモリが足りません: {found}\n上限を上げるか、このオプションを外してください。",
    ),
    "cli.stdout_twice": Text(
        "JSON and -o - both want standard output.\n"
        "Write the decisions to a file, or leave one out.",
        "JSON と -o - はどちらも標準出力を使います。\n"
        "判定をファイルに書き込むか、どちらか一方を外してください。",
    ),
    "cli.unknown_language": Text(
        "There is no language “{found}”.", "言語「{found}」はありません。"
    ),
    "cli.unknown_preset": Text(
        "There is no preset “{found}”.", "同梱ポリシー「{found}」はありません。"
    ),
    "cli.reject_line": Text("line {line}:", "{line}行目:"),
    "cli.write_hint": Text(
        "Nothing was written; add -o decisions.csv for every account's decision.",
        "ファイルは書き込んでいません。"
        "全件の判定を保存するには -o decisions.csv を付けてください。",
    ),
    "cli.new_next": Text(
        "Next: edit it, then run: tanada policy check {file}",
        "次の手順: 編集してから tanada policy check {file} を実行してください。",
    ),
    "cli.new_currency": Text(
        "The numbers below are those of the preset “{preset}”, which counts in {own}.\n"
        "They are not converted: set your own in {currency}.",
        "以下の数値は {own} 建ての同梱ポリシー「{preset}」のものです。\n"
        "換算していないため、{currency} での値に直してください。",
    ),
    "out.is_read": Text(
        "This file is read or written by the same command.\nChoose another name.",
        "同じコマンドが読み書きするファイルです。\n別の名前にしてください。",
    ),
    "out.exists": Text(
        "The file exists already.\nUse --force to replace it.",
        "ファイルが既にあります。\n置き換えるには --force を付けてください。",
    ),
    "accounts.too_many_rejects": Text(
        "{rejected} of {read} rows were rejected; at most {limit} may be. "
        "Nothing was written.\nMend the file, or allow more with --max-rejects.",
        "{read}行のうち{rejected}行が除外され、上限({limit})を超えました。"
        "何も書き込んでいません。\nファイルを直すか、--max-rejects で上限を上げてください。",
    ),
    "policy.example_fails": Text(
        "Example {number} comes out otherwise: found {found}, expected {expected}.",
        "例{number}の結果が異なります: 結果は{found}、期待は{expected}。",
    ),
    "portfolio.of": Text(
        "{accounts} {accounts:account|accounts} · {arr} ARR", "{accounts}アカウント・ARR {arr}"
    ),
    "portfolio.ended": Text("{accounts} more {accounts:has|have} left", "ほかに終了{accounts}件"),
    "portfolio.empty": Text("There is no account to decide.", "判定するアカウントがありません。"),
    "portfolio.within_targets": Text(
        "Every tier is within its targets.", "すべての階層が目安の範囲内です。"
    ),
    "portfolio.attention": Text("Needs attention", "要対応"),
    "portfolio.column.tier": Text("Tier", "階層"),
    "portfolio.column.accounts": Text("Accounts", "件数"),
    "portfolio.column.share": Text("Share", "割合"),
    "portfolio.column.target": Text("Target", "目安"),
    "portfolio.column.arr": Text("ARR", "ARR"),
    "presets.column.name": Text("Name", "名前"),
    "presets.column.title": Text("Policy", "ポリシー"),
    "presets.column.currency": Text("Currency", "通貨"),
    "presets.column.tiers": Text("Tiers, best first", "階層(上位から)"),
    "example.generated": Text(
        "Generated, not real: {accounts} invented accounts as of {as_of}, from seed {seed}: {file}",
        "架空のデータを生成しました: {accounts}アカウント、基準日{as_of}、乱数の種{seed}: {file}",
    ),
    "example.taken": Text(
        "There is a file of this name that is no example.\nChoose another folder.",
        "同じ名前の、例ではないファイルがあります。\n別のフォルダーを指定してください。",
    ),
    "example.is_file": Text(
        "This is a file, and an example needs a folder.\nChoose another name.",
        "これはファイルです。例の書き出し先はフォルダーでなければなりません。\n"
        "別の名前を指定してください。",
    ),
    "example.year": Text(
        "No example can be made for {found}; choose a year from 1980 to 2200.",
        "{found}の例は作れません。1980年から2200年までを指定してください。",
    ),
    "example.try_next": Text("Try next:", "次にお試しください:"),
}
