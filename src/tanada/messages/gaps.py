"""Gaps in the accounts' data: what is missing, what that leaves open, what to get first."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Help.
    "cli.help.gaps": Text(
        "Say which missing data leaves tiers open, and which field to get first.",
        "どのデータ不足が階層を未確定にしているか、どの項目から集めるべきかを示します。",
    ),
    "cli.help.gaps_list": Text(
        "List the accounts that lack this field, as CSV: account_id, name, owner, arr, floor_tier.",
        "この項目がないアカウントを CSV で一覧します(account_id、name、owner、arr、floor_tier)。",
    ),
    "cli.help.gaps_out": Text(
        "Write the list to this .csv, .tsv, .parquet, .jsonl or .xlsx file.",
        "一覧の出力先(.csv、.tsv、.parquet、.jsonl、.xlsx)。",
    ),
    # Problems.
    "gaps.unknown_field": Text(
        "There is no field “{found}” in this policy.", "このポリシーに項目「{found}」はありません。"
    ),
    "gaps.not_read": Text(
        "This policy does not read the field “{found}”, so nothing depends on it.",
        "このポリシーは項目「{found}」を使わないため、不足していても影響はありません。",
    ),
    "gaps.out_without_list": Text(
        "Only a list of accounts is written to a file.\nAdd --list with a field.",
        "ファイルに書き出せるのはアカウントの一覧だけです。\n--list で項目を指定してください。",
    ),
    # The finding.
    "gaps.all_determined": Text(
        "The tier of every account is determined.", "すべてのアカウントの階層が確定しています。"
    ),
    "gaps.some_undetermined": Text(
        "{found} of {accounts} {accounts:account is|accounts are} undetermined for lack of data.",
        "{accounts}件のうち{found}件がデータ不足で未確定です。",
    ),
    "gaps.none_determined": Text(
        "No account’s tier is determined, for lack of data: {accounts} "
        "{accounts:account|accounts}.",
        "データ不足のため、全{accounts}件の階層が未確定です。",
    ),
    "gaps.no_column": Text(
        "The file has no column for any of the {fields} {fields:field|fields} that this policy "
        "reads.\nWhere the columns have other names, propose a mapping with “tanada accounts "
        "suggest” and name it with --map.",
        "このポリシーが使う{fields}項目は、どれもファイルの列にありません。\n"
        "列名が異なる場合は「tanada accounts suggest」で対応表を作り、--map で指定してください。",
    ),
    "gaps.reads_nothing": Text(
        "This policy reads no field that could be missing.",
        "このポリシーには、不足しうる項目がありません。",
    ),
    "gaps.undetermined_arr": Text(
        "Their known ARR: {arr} of {total}.", "未確定分のARR(判明分): {arr}(全体は{total})。"
    ),
    # The tables.
    "gaps.floors": Text("Undetermined, and at least in", "未確定アカウントの下限階層"),
    "gaps.column.accounts": Text("Accounts", "件数"),
    "gaps.column.arr": Text("ARR", "ARR"),
    "gaps.fields": Text("Missing fields", "不足している項目"),
    "gaps.column.field": Text("Field", "項目"),
    "gaps.column.missing": Text("Missing", "不足"),
    "gaps.column.named": Text("Keeps open", "影響あり"),
    "gaps.column.decides": Text("Decides", "単独で確定"),
    "gaps.column.at_most": Text("At most", "最大"),
    "gaps.column.label": Text("What it is", "内容"),
    "gaps.legend": Text(
        "Keeps open: undetermined accounts that lack the field where it matters. Decides: those "
        "whose tier is known once this field alone is, whatever its value. At most: those for "
        "which some value would do.",
        "影響あり: 未確定のうち、この項目の不足が関わる件数。単独で確定: この項目だけ分かれば、"
        "値によらず階層が確定する件数。最大: 値によっては確定する件数。",
    ),
    "gaps.label_without_column": Text("{label}; no column", "{label}(列なし)"),
    "gaps.label_stale": Text(
        "{label}; {stale} of them out of date", "{label}(うち期限切れ{stale}件)"
    ),
    "gaps.complete": Text(
        "{complete} of {fields} fields that the policy reads are complete.",
        "ポリシーが使う{fields}項目のうち{complete}項目は欠けがありません。",
    ),
    "gaps.idle_without_column": Text(
        "No column, and no tier waits for it: {found}",
        "列がないものの、階層の判定には影響しない項目: {found}",
    ),
    "gaps.flags_without_column": Text(
        "No column, so it counts as no: {found}", "列がないため「いいえ」とみなす項目: {found}"
    ),
    "gaps.freshness": Text("Fields with an age limit", "期限のある項目"),
    "gaps.column.limit": Text("Limit", "期限"),
    "gaps.column.held": Text("Filled in", "入力済み"),
    "gaps.column.fresh": Text("Fresh", "有効"),
    "gaps.column.stale": Text("Out of date", "期限切れ"),
    "gaps.column.undated": Text("No date", "日付なし"),
    "gaps.column.median": Text("Median age", "経過(中央値)"),
    "gaps.column.oldest": Text("Oldest", "経過(最長)"),
    "gaps.ages": Text(
        "The ages are those of the values that are out of date; a value without a date counts as "
        "fresh.",
        "経過日数は期限切れの値についてのものです。日付のない値は有効とみなします。",
    ),
    "gaps.partial": Text(
        "Scores and levels on incomplete data", "不完全なデータによるスコア・レベル"
    ),
    "gaps.column.fact": Text("Score or level", "スコア・レベル"),
    "gaps.column.in_part": Text("In part", "一部"),
    "gaps.column.unknown": Text("Not known", "不明"),
    "gaps.column.way": Text("What is missing", "不足分の扱い"),
    "gaps.way.reweigh": Text("left out; the rest counts for more", "除外(残りの比重が増える)"),
    "gaps.way.neutral": Text("counts as 50 points", "50点とみなす"),
    "gaps.way.zero": Text("counts as 0 points", "0点とみなす"),
    "gaps.way.skip": Text("unknown lines are passed over", "不明な条件は飛ばす"),
    "gaps.way.missing": Text("leaves the level unknown", "レベルを不明とする"),
    # The plan.
    "gaps.plan": Text("What to get, in this order", "集める順番"),
    "gaps.step": Text(
        "{number}. {found}: {accounts} {accounts:account|accounts} decided",
        "{number}. {found}: {accounts}件が確定",
    ),
    "gaps.step_more": Text(
        "{number}. {found}: {accounts} more", "{number}. {found}: さらに{accounts}件"
    ),
    "gaps.step_arr": Text("{step} ({arr} of ARR)", "{step}(ARRは{arr})"),
    "gaps.together": Text("{found} together", "{found}(同時に)"),
    "gaps.further_steps": Text(
        "… and {steps} further {steps:step|steps}: {accounts} more",
        "… ほか{steps}段階で、さらに{accounts}件",
    ),
    "gaps.left": Text(
        "No field decides the other {accounts} {accounts:account|accounts} for certain: a formula "
        "has no result for what is known, such as a division by zero, or the answer could raise "
        "another question.",
        "残る{accounts}件は、どの項目を集めても確実には確定しません"
        "(ゼロ除算など計算できない式があるか、値によっては別の項目も必要になるため)。",
    ),
    "gaps.first": Text(
        "Get first: {label}. It alone decides {accounts} of {undetermined} undetermined "
        "{undetermined:account|accounts}.",
        "最初に集める項目: {label}。これだけで未確定{undetermined}件のうち{accounts}件が"
        "確定します。",
    ),
    "gaps.first_together": Text(
        "Get first: {label}. No field alone decides an account; these together decide "
        "{accounts} of {undetermined}.",
        "最初に集める項目: {label}。単独で確定できる項目はありませんが、同時に揃えば"
        "{undetermined}件のうち{accounts}件が確定します。",
    ),
    "gaps.list_them": Text(
        "For the accounts that lack {label}:", "{label}のないアカウントを一覧するには:"
    ),
    "gaps.named_field": Text("{label} ({name})", "{label}({name})"),
    # The list.
    "gaps.listed": Text(
        "{accounts} {accounts:account lacks|accounts lack} {label}.",
        "{label}のないアカウント: {accounts}件",
    ),
    "gaps.nobody_lacks": Text("No account lacks {label}.", "{label}のないアカウントはありません。"),
    "gaps.flag_never_missing": Text(
        "{label} is a yes/no field: without a value it counts as no, so no account lacks it.",
        "{label}は「はい・いいえ」の項目です。値がなければ「いいえ」とみなすため、"
        "不足にはなりません。",
    ),
}
