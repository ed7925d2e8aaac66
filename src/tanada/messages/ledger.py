"""The ledger: what accounts hold from run to run, overrides, and what a run may not do."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Help.
    "cli.help.state": Text(
        "What each account holds, kept in this .parquet file from run to run.",
        "各アカウントの現在の階層を実行のたびに引き継ぐ .parquet ファイル。",
    ),
    "cli.help.overrides": Text(
        "Overrides: account_id, tier, reason, starts_on, expires_on, proposed_by, approved_by.",
        "例外指定のファイル"
        "(account_id、tier、reason、starts_on、expires_on、proposed_by、approved_by)。",
    ),
    "cli.help.partial": Text(
        "The file holds only some of the accounts; the others keep what they hold.",
        "ファイルには一部のアカウントだけが入っています。その他は現状のまま保ちます。",
    ),
    "cli.help.max_ended": Text(
        "Stop, with nothing written, where more of those held than this would end.",
        "終了となるアカウントがこの割合を超える場合は、何も書き込まずに中止します。",
    ),
    # What a run may not do.
    "ledger.needs_state": Text(
        "Overrides and partial runs need --state, where what accounts hold is kept.",
        "例外指定と部分実行には、現在の階層を保存する --state の指定が必要です。",
    ),
    "ledger.state_ending": Text(
        "The state is kept in a .parquet file, not in “{found}”.",
        "状態は「{found}」ではなく .parquet ファイルに保存します。",
    ),
    "ledger.not_a_state": Text(
        "This file is not a state that “tanada tier --state” has written.\n"
        "Name another file, or a new one to start from nothing.",
        "このファイルは「tanada tier --state」が書き出した状態ではありません。\n"
        "別のファイルを指定するか、新しいファイル名で最初から始めてください。",
    ),
    "ledger.earlier_run": Text(
        "A run for {found} cannot follow the one for {last}: past dates come in their order.\n"
        "Begin with a new state, or name a later --as-of.",
        "{last}の実行のあとに{found}の実行はできません。過去の日付は順に実行してください。\n"
        "新しい状態から始めるか、--as-of により新しい日付を指定してください。",
    ),
    "ledger.tier_not_renamed": Text(
        "{accounts} {accounts:account holds|accounts hold} “{found}”, which this policy does not "
        "have: {expected}.\nSay under transitions.rename what it is called now.",
        "{accounts}件のアカウントが、このポリシーにない「{found}」を保持しています({expected})。\n"
        "transitions.rename で現在のキーを示してください。",
    ),
    "ledger.too_many_ended": Text(
        "{ended} of {held} accounts that hold a tier would end: more than {limit}. Nothing was "
        "written.\nAn empty or cut source does not mean that customers left. If they did, allow "
        "more with --max-ended; if the file holds only some of them, say --partial.",
        "階層を保持する{held}件のうち{ended}件が終了となり、上限の{limit}を超えます。"
        "何も書き込んでいません。\nデータの欠落は解約を意味しません。実際に終了した場合は "
        "--max-ended で上限を上げ、一部だけのファイルなら --partial を指定してください。",
    ),
    # Overrides.
    "ledger.override_incomplete": Text(
        "An override without {field}.\nGive every override all of: {expected}.",
        "例外指定に {field} がありません。\n必要な項目: {expected}。",
    ),
    "ledger.override_ends_first": Text(
        "The override of {account_id} expires on {found}, before it begins.\n"
        "It holds until the day before expires_on, which must be later than starts_on.",
        "{account_id}の例外指定は開始前の{found}に失効します。\n"
        "expires_on には starts_on より後の日付を指定してください。",
    ),
    "ledger.override_own_approval": Text(
        "The override of {account_id} was approved by who proposed it: {found}.\n"
        "Have another person approve it.",
        "{account_id}の例外指定は提案者本人({found})が承認しています。\n別の人が承認してください。",
    ),
    "ledger.override_overlaps": Text(
        "{account_id} has another override while this one, from {found}, is in force.\n"
        "Let one end before the next begins.",
        "{account_id}には、{found}からの例外指定と期間が重なる別の例外指定があります。\n"
        "先のものを終了させてから次を始めてください。",
    ),
    "ledger.override_unreadable": Text(
        "Override of {account_id}: {field} cannot be “{found}”.\nTiers are {expected}; dates are "
        "written like 2026-11-21.",
        "{account_id}の例外指定: {field} に「{found}」は指定できません。\n"
        "階層は {expected}、日付は 2026-11-21 の形式です。",
    ),
    "ledger.override_unknown_account": Text(
        "Overrides in force for {accounts} {accounts:account|accounts} not in the file: {found}",
        "ファイルにないアカウントへの有効な例外指定が{accounts}件あります: {found}",
    ),
    # The result.
    "ledger.counts": Text("Since the last run: {found}", "前回からの変化: {found}"),
    "ledger.first_run": Text(
        "First run: {found}",
        "初回の実行: {found}",
    ),
    "ledger.overlays": Text("Overlays: {found}", "オーバーレイ: {found}"),
    "ledger.overlays_undecided": Text(
        "Overlays neither begun nor ended, as data is missing: {found}",
        "データ不足のため開始も終了もしていないオーバーレイ: {found}",
    ),
    "ledger.state_written": Text("What accounts hold: {file}", "現在の階層の保存先: {file}"),
}
