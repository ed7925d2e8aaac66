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
    "runs.from_the_future": Text(
        "This file says that it was written in the future ({found}), so nobody can tell how old it "
        "is.\nMend the clock of the machine that writes it.",
        "このファイルの更新日時が未来({found})になっているため、新しさを確かめられません。\n"
        "ファイルを書き出すコンピューターの時計を合わせてください。",
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
        "アカウント{account_id}の例外指定は階層「{found}」を指していますが、"
        "ポリシーにあるのは次の階層です: {expected}。\n"
        "例外指定を取り消すか、ポリシーで階層名の対応を定めてください。",
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
    "runs.database_read_only": Text(
        "The database cannot be written to ({found}); all is as it was before.\n"
        "Let whoever runs this write to the installation’s folder and all that is in it.",
        "データベースに書き込めません({found})。データは実行前のままです。\n"
        "実行するユーザーが、インストール先のフォルダとその中身に書き込めるようにしてください。",
    ),
    "runs.no_database": Text(
        "The file tanada.sqlite3 in the installation’s folder is damaged, or no database "
        "({found}).\nMove it away and restore the latest backup: tanada restore",
        "インストール先のフォルダの tanada.sqlite3 が壊れているか、"
        "データベースではありません({found})。\n"
        "ファイルを移動し、最新のバックアップを復元してください: tanada restore",
    ),
    "runs.file_missing": Text(
        "This file of run {number} is not there; the next run begins from it.\n"
        "Restore the latest backup: tanada restore",
        "実行{number}のファイルが見つかりません。次の実行はこのファイルを前提とします。\n"
        "最新のバックアップから復元してください: tanada restore",
    ),
    "runs.file_damaged": Text(
        "This file of run {number} is not as it was written; the next run begins from it.\n"
        "Restore the latest backup: tanada restore",
        "実行{number}のファイルが書き込み時の内容と異なります。"
        "次の実行はこのファイルを前提とします。\n"
        "最新のバックアップから復元してください: tanada restore",
    ),
    "runs.our_fault": Text(
        "Something went wrong inside Tanada ({found}); all is as it was before.",
        "Tanadaの内部で問題が発生しました({found})。データは実行前のままです。",
    ),
    "runs.read_again": Text(
        "There is no reading of all accounts to decide again.\nRun from the source.",
        "再判定に使える全アカウントの読み取りがありません。\nデータソースから実行してください。",
    ),
    "runs.none": Text("There has been no run yet.", "実行はまだありません。"),
    "runs.no_run": Text("There is no run {found}.", "実行{found}はありません。"),
    # What a run is doing.
    "runs.step_reading": Text("reading", "読み取り中"),
    "runs.step_deciding": Text("deciding", "判定中"),
    "runs.step_writing": Text("writing", "書き込み中"),
    # What came of it.
    "runs.done": Text(
        "Run {number} as of {as_of}: {accounts} {accounts:account holds|accounts hold} a tier; "
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
    "runs.history_written": Text(
        "{rows} {rows:transition|transitions} written: {file}",
        "移行{rows}件を書き出しました: {file}",
    ),
    "runs.erased": Text(
        "What was read for {found} has been erased, as the retention says.",
        "{found}時点の読み取りデータは、保存期間の設定により消去されています。",
    ),
    "policies.in_force": Text(
        "Version {number} is published: it decides from the next run on.",
        "版{number}を公開しました。次の実行から適用されます。",
    ),
    "policies.scheduled": Text(
        "Version {number} will be published by the first run on or after {day}.",
        "版{number}は{day}以降の最初の実行で公開されます。",
    ),
    "published.no_such_column": Text(
        "Accounts have no column “{found}”; they have: {expected}.",
        "アカウントに「{found}」という列はありません。ある列: {expected}。",
    ),
    # Sources.
    "sources.incomplete": Text(
        "A source needs a name and a file of accounts.",
        "データソースには名前とアカウントのファイルが必要です。",
    ),
    "sources.age": Text(
        "{found} is no age: give whole hours from 1 to {most}.",
        "{found}は期限として使えません。1から{most}までの時間数を指定してください。",
    ),
    "sources.name": Text(
        "“{found}” cannot be the name of a source.\n"
        "It has 1 to 100 letters, digits, blanks, dots, hyphens and underscores, "
        "and begins with a letter or a digit.",
        "「{found}」はデータソースの名前に使えません。\n"
        "1~100字の文字、数字、空白、ピリオド、ハイフン、下線が使えます。"
        "先頭は文字か数字にしてください。",
    ),
    "sources.braces": Text(
        "“{found}” stands for nothing in the name of a file; "
        "{expected} stands for the day of the run.",
        "ファイル名の「{found}」には意味がありません。実行の基準日は {expected} と書きます。",
    ),
    "sources.not_there_yet": Text(
        "There is no such file yet; it must be there when the run reads it.",
        "このファイルはまだありません。実行が読み取るまでに用意してください。",
    ),
    "sources.added": Text(
        "Source “{name}” holds all accounts: {file}",
        "データソース「{name}」(全アカウント): {file}",
    ),
    "sources.added_partial": Text(
        "Source “{name}” holds some accounts: {file}",
        "データソース「{name}」(一部のアカウント): {file}",
    ),
    "sources.removed": Text(
        "Source “{name}” is read no longer.", "データソース「{name}」は今後読み取りません。"
    ),
    "sources.column_name": Text("Source", "データソース"),
    "sources.column_accounts": Text("Accounts", "アカウント"),
    "sources.column_mapping": Text("Mapping", "マッピング"),
    "sources.column_max_age": Text("At most", "期限"),
    "sources.column_written": Text("Last read, written", "前回読み取り分の更新"),
    # Help.
    "cli.help.run": Text(
        "Read the source, decide, and keep what every account holds.",
        "データソースを読み取り、判定し、各アカウントの保持する階層を記録します。",
    ),
    "cli.help.run_as_of": Text(
        "The day to run for, today where not given; may be repeated, and days run in order.",
        "実行する基準日。省略時は今日。複数指定でき、日付順に実行します。",
    ),
    "cli.help.run_source": Text(
        "Which source, where it is not the one that holds all accounts.",
        "全アカウントを含むもの以外のデータソースを使う場合、その名前。",
    ),
    "cli.help.run_at_once": Text(
        "Decide again what was read last, so that what people said since acts at once.",
        "前回読み取ったデータで再判定し、その後の入力をすぐに反映します。",
    ),
    "cli.help.history": Text(
        "Write every transition of every run to a file.",
        "全実行の移行履歴をファイルに書き出します。",
    ),
    "cli.help.history_out": Text(
        "Where to: .csv, .tsv, .xlsx, .parquet or .jsonl.",
        "出力先。.csv、.tsv、.xlsx、.parquet、.jsonl のいずれか。",
    ),
    "cli.help.sources": Text(
        "Say where accounts come from.", "アカウントのデータソースを管理します。"
    ),
    "cli.help.sources_add": Text(
        "Add a source, or change the one of that name.",
        "データソースを追加、または同じ名前のものを変更します。",
    ),
    "cli.help.sources_list": Text(
        "List the sources, and how fresh what was read of them is.",
        "データソースと、読み取り済みデータの新しさを一覧します。",
    ),
    "cli.help.sources_remove": Text(
        "Read a source no longer.", "データソースの読み取りをやめます。"
    ),
    "cli.help.source_name": Text("What to call it.", "データソースの名前。"),
    "cli.help.source_accounts": Text(
        "The file of accounts; {{as_of}} in it stands for the day of the run.",
        "アカウントのファイル。{{as_of}}は実行の基準日に置き換わります。",
    ),
    "cli.help.source_max_age": Text(
        "Refuse files that were written longer ago than so many hours.",
        "この時間数より古いファイルを拒否します。",
    ),
    "cli.help.source_partial": Text(
        "It holds some accounts only; the others keep what they hold.",
        "一部のアカウントだけを含みます。ほかのアカウントは現状を保ちます。",
    ),
    "cli.help.policy_publish": Text(
        "Put a policy into force, by two people.", "2人の承認でポリシーを公開します。"
    ),
    "cli.help.proposed_by": Text("Who proposes it.", "提案者のメールアドレス。"),
    "cli.help.approved_by": Text(
        "Who else approves it.", "承認者(提案者とは別の人)のメールアドレス。"
    ),
    "cli.help.publish_on": Text(
        "From which day on; where not given, from the next run.",
        "適用を始める日。省略時は次の実行から。",
    ),
    "cli.help.publish_note": Text("What has changed, and why.", "変更内容とその理由。"),
}
