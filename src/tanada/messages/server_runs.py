"""Runs on the server: what they refuse, what they are doing, and what came of them."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "runs.busy": Text(
        "Another run is at work; only one can be.\nWait until it is done, and try again.",
        "別の実行が進行中です。同時に実行できるのは1つだけです。\n完了してから、もう一度実行してください。",
    ),
    "runs.interrupted": Text(
        "This run was cut short; nothing of it counts.",
        "この実行は途中で中断されました。結果は反映されていません。",
    ),
    "runs.no_policy": Text(
        "No policy is published, so nothing can decide.\n"
        "Publish one: tanada policy publish FILE --proposed-by A --approved-by B",
        "公開中のポリシーがないため、判定できません。\n"
        "公開してください: tanada policy publish FILE --proposed-by A --approved-by B",
    ),
    "runs.no_source": Text(
        "No source holds all accounts.\nAdd one: tanada sources add NAME ACCOUNTS",
        "全アカウントを含むデータソースがありません。\n"
        "追加してください: tanada sources add NAME ACCOUNTS",
    ),
    "runs.no_such_source": Text(
        "There is no active source “{found}”; there are: {expected}.",
        "「{found}」という有効なデータソースはありません。使えるもの: {expected}。",
    ),
    "runs.several_sources": Text(
        "Several sources say that they hold all accounts: {found}.\n"
        "Name one with --source, or mark the others with --partial.",
        "全アカウントを含むとされるデータソースが複数あります: {found}。\n"
        "--source で1つを指定するか、ほかを --partial にしてください。",
    ),
    "runs.too_old": Text(
        "This file is {hours} hours old (written {found}); source “{source}” allows {limit}.\n"
        "Deliver a newer one: what is not fresh is not shown as fresh.",
        "このファイルは{hours}時間前のものです(更新: {found})。"
        "データソース「{source}」の上限は{limit}時間です。\n"
        "新しいファイルを用意してください。古いデータを最新として表示することはありません。",
    ),
    "runs.earlier": Text(
        "The last run was for {last}; a run for {found} would come before it.\n"
        "Runs go forward in time.",
        "前回の実行は{last}時点です。それより前の{found}時点では実行できません。\n"
        "実行は日付の順に行います。",
    ),
    "runs.to_come": Text(
        "{found} has not come yet; today is {today}.",
        "{found}はまだ来ていません。今日は{today}です。",
    ),
    "runs.clock_back": Text(
        "The clock says {found}, but the last run ended at {last}.\nSet this machine’s clock.",
        "時計は{found}を示していますが、前回の実行は{last}に終わっています。\n"
        "このコンピューターの時計を合わせてください。",
    ),
    "runs.override_tier": Text(
        "The override of account {account_id} names the tier “{found}”, which the policy does not "
        "have; it has: {expected}.\nRemove it, or let the policy rename the tier.",
        "アカウント{account_id}の手動指定は階層「{found}」を指していますが、"
        "ポリシーにあるのは次の階層です: {expected}。\n"
        "手動指定を取り消すか、ポリシーで階層名の対応を定めてください。",
    ),
    "runs.id_too_long": Text(
        "The id of an account has more than {limit} characters: {found}…",
        "アカウントIDが{limit}文字を超えています: {found}…",
    ),
    "runs.disk_full": Text(
        "There is no space left to write to ({found}); all is as it was before.\n"
        "Make room, and run again.",
        "書き込む空き容量がありません({found})。データは実行前のままです。\n"
        "空き容量を確保し、もう一度実行してください。",
    ),
    "runs.database_lost": Text(
        "The database cannot be reached ({found}); all is as it was before.\n"
        "Run again when it can.",
        "データベースに接続できません({found})。データは実行前のままです。\n"
        "接続できるようになったら、もう一度実行してください。",
    ),
    "runs.our_fault": Text(
        "Something went wrong inside Tanada ({found}); all is as it was before.",
        "Tanadaの内部で問題が発生しました({found})。データは実行前のままです。",
    ),
    "runs.none": Text("There has been no run yet.", "実行はまだありません。"),
    "runs.no_run": Text("There is no run {found}.", "実行{found}はありません。"),
    # What a run is doing.
    "runs.step_reading": Text("reading", "読み取り中"),
    "runs.step_deciding": Text("deciding", "判定中"),
    "runs.step_writing": Text("writing", "書き込み中"),
    # What came of it.
    "runs.done": Text(
        "Run {number} as of {as_of}: {accounts} accounts hold a tier; "
        "{changed} {changed:account|accounts} changed.",
        "実行{number}({as_of}時点): {accounts}アカウントが階層を保持。変化は{changed}件。",
    ),
    "runs.again": Text(
        "Run {number} as of {as_of} was made of the same: there is nothing to do.",
        "実行{number}({as_of}時点)と入力が同じため、何もすることはありません。",
    ),
    "runs.read": Text(
        "{source}, written {written}: {read} read = {accepted} decided + {rejected} rejected.",
        "{source}(更新: {written}): 読み取り{read} = 判定{accepted} + 除外{rejected}",
    ),
    "runs.policy": Text("Policy: version {number}.", "ポリシー: 版{number}"),
}
