"""Files that results go to, one account explained, and what needs attention in all of them."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # The file for the results.
    "out.ending": Text(
        "Files that end in “{found}” cannot be written.\nUse one of: {expected}",
        "「{found}」のファイルには書き込めません。\n次のいずれかにしてください: {expected}",
    ),
    "out.directory": Text(
        "This is a folder, not a file.\nName a file inside it.",
        "ファイルではなくフォルダーです。\nその中のファイル名を指定してください。",
    ),
    "out.no_folder": Text(
        "There is no folder “{found}”.\nMake it first, or choose another.",
        "「{found}」というフォルダーがありません。\n先に作るか、別の場所を指定してください。",
    ),
    "out.too_many_rows": Text(
        "A sheet holds at most {limit} rows under its titles.\nWrite to .csv or .parquet instead.",
        "1枚のシートに書けるのは、見出しを除いて{limit}行までです。\n"
        ".csv か .parquet に書き出してください。",
    ),
    "out.unwritable": Text("The file cannot be written: {found}", "書き込めません: {found}"),
    # One account.
    "explain.not_found": Text(
        "There is no account “{found}” in this file.",
        "このファイルに「{found}」というアカウントはありません。",
    ),
    "explain.rejected": Text(
        "The account “{found}” was rejected: {field} “{value}”: {reason}.\n"
        "Mend it in the file and try again.",
        "アカウント「{found}」は除外されました: {field}「{value}」({reason})。\n"
        "ファイルを直してから、もう一度実行してください。",
    ),
    "explain.because": Text(
        "{account} is in {tier} because {reason}.", "{account}は{tier}です。理由: {reason}。"
    ),
    "explain.at_least": Text(
        "{account} is at least in {tier}; a better tier stays open, because data is missing: "
        "{missing}.",
        "{account}は少なくとも{tier}です。データ不足のため上位は未確定です: {missing}。",
    ),
    "explain.qualifies": Text(
        "{account} qualifies for {tier} because {reason}.",
        "{account}は{tier}の条件を満たします。理由: {reason}。",
    ),
    "explain.qualifies_at_least": Text(
        "{account} qualifies at least for {tier}; a better tier stays open, because data is "
        "missing: {missing}.",
        "{account}は少なくとも{tier}の条件を満たします。"
        "データ不足のため上位は未確定です: {missing}。",
    ),
    "explain.holds": Text("holds", "満たす"),
    "explain.fails": Text("does not hold", "満たさない"),
    "explain.unknown": Text("unknown", "不明"),
    "explain.state_known": Text("{label} {value}", "{label} {value}"),
    "explain.state_supplied": Text("{label} {value} (supplied)", "{label} {value}(入力値)"),
    "explain.state_missing": Text("{label} missing", "{label} データなし"),
    "explain.state_stale": Text(
        "{label} {value} (out of date, counts as missing)",
        "{label} {value}(期限切れのため不足扱い)",
    ),
    "explain.more": Text("{by} more {label} → {tier}", "{label}があと{by}増加 → {tier}"),
    "explain.more_strict": Text(
        "more than {by} more {label} → {tier}", "{label}が{by}を超えて増加 → {tier}"
    ),
    "explain.less": Text("{by} less {label} → {tier}", "{label}が{by}減少 → {tier}"),
    "explain.less_strict": Text(
        "more than {by} less {label} → {tier}", "{label}が{by}を超えて減少 → {tier}"
    ),
    "explain.other": Text("{label} {value} → {tier}", "{label}が「{value}」になる → {tier}"),
    "explain.no_change": Text(
        "no single change of {label}", "{label}だけを変えても階層は変わらない"
    ),
    # All accounts.
    "attention.accounts_above": Text(
        "{tier} holds {share} of accounts, above its target of {low} to {high}.",
        "{tier}がアカウント数の{share}を占め、目安({low}〜{high})を上回っています。",
    ),
    "attention.accounts_below": Text(
        "{tier} holds {share} of accounts, below its target of {low} to {high}.",
        "{tier}がアカウント数の{share}にとどまり、目安({low}〜{high})を下回っています。",
    ),
    "attention.arr_above": Text(
        "{tier} holds {share} of ARR, above its target of {low} to {high}.",
        "{tier}がARRの{share}を占め、目安({low}〜{high})を上回っています。",
    ),
    "attention.arr_below": Text(
        "{tier} holds {share} of ARR, below its target of {low} to {high}.",
        "{tier}がARRの{share}にとどまり、目安({low}〜{high})を下回っています。",
    ),
    "attention.at_risk": Text(
        "{accounts} {accounts:account|accounts} in {tier} with high churn risk "
        "and a renewal within {days} days: {arr} of ARR.",
        "{tier}のうち、チャーンリスクが高く{days}日以内に更新を迎えるアカウントが{accounts}件"
        "あります(ARR {arr})。",
    ),
    "attention.undetermined": Text(
        "{accounts} {accounts:account is|accounts are} undetermined for lack of data.",
        "データ不足で未確定のアカウントが{accounts}件あります。",
    ),
    "attention.without_arr": Text(
        "{accounts} {accounts:account has|accounts have} no ARR.",
        "ARRのないアカウントが{accounts}件あります。",
    ),
}
