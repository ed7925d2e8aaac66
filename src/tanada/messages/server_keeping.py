"""Keeping an installation: the audit trail shown, backups, what is erased."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # The trail.
    "audit.whole": Text(
        "The audit trail is whole: {count} {count:event|events}.",
        "監査記録に問題はありません({count}件)。",
    ),
    "audit.before": Text("before:", "変更前:"),
    "audit.after": Text("after:", "変更後:"),
    "audit.run_differs": Text(
        "Run {found} is not what its event in the trail says.",
        "実行{found}の内容が、監査記録と一致しません。",
    ),
    "audit.run_untold": Text(
        "The trail has no event of run {found}.", "実行{found}に対応する監査記録がありません。"
    ),
    "audit.policy_differs": Text(
        "Version {found} of the policy is not what its events in the trail say.",
        "ポリシーの版{found}の内容が、監査記録と一致しません。",
    ),
    "audit.policy_untold": Text(
        "The trail has no event of version {found} of the policy.",
        "ポリシーの版{found}に対応する監査記録がありません。",
    ),
    "audit.policy_missing": Text(
        "Version {found} of the policy is missing, of which the trail tells.",
        "監査記録にあるポリシーの版{found}が見つかりません。",
    ),
    "audit.override_differs": Text(
        "Override {found} is not what its events in the trail say.",
        "例外指定{found}の内容が、監査記録と一致しません。",
    ),
    "audit.override_untold": Text(
        "The trail has no event of override {found}.",
        "例外指定{found}に対応する監査記録がありません。",
    ),
    "audit.override_missing": Text(
        "Override {found} is missing, of which the trail tells.",
        "監査記録にある例外指定{found}が見つかりません。",
    ),
    "audit.correction_differs": Text(
        "Correction {found} is not what its events in the trail say.",
        "訂正{found}の内容が、監査記録と一致しません。",
    ),
    "audit.correction_untold": Text(
        "The trail has no event of correction {found}.",
        "訂正{found}に対応する監査記録がありません。",
    ),
    "audit.correction_missing": Text(
        "Correction {found} is missing, of which the trail tells.",
        "監査記録にある訂正{found}が見つかりません。",
    ),
    "audit.designation_differs": Text(
        "Designation {found} is not what its events in the trail say.",
        "戦略的指定{found}の内容が、監査記録と一致しません。",
    ),
    "audit.designation_untold": Text(
        "The trail has no event of designation {found}.",
        "戦略的指定{found}に対応する監査記録がありません。",
    ),
    "audit.designation_missing": Text(
        "Designation {found} is missing, of which the trail tells.",
        "監査記録にある戦略的指定{found}が見つかりません。",
    ),
    "audit.holdings_differ": Text(
        "What {count} {count:account holds|accounts hold} is not what the last run left: {found}",
        "アカウント{count}件の保持内容が、最後の実行の結果と一致しません: {found}",
    ),
    "audit.transitions_differ": Text(
        "The last transition of {count} {count:account|accounts} is not what a run wrote: {found}",
        "アカウント{count}件の直近の移行が、実行の結果と一致しません: {found}",
    ),
    "audit.periods_differ": Text(
        "The periods of {count} {count:account|accounts} do not follow from the transitions: "
        "{found}",
        "アカウント{count}件の期間が、移行の履歴と一致しません: {found}",
    ),
    "audit.file_changed": Text(
        "The file was changed: its content is not what its name says.\nRestore it from a backup.",
        "ファイルが書き換えられています。内容とファイル名が一致しません。\n"
        "バックアップから復元してください。",
    ),
    "audit.file_missing": Text(
        "The file is missing, though nobody erased it.\nRestore it from a backup.",
        "削除した記録がないのに、ファイルがありません。\nバックアップから復元してください。",
    ),
    "audit.head_not_there": Text(
        "There is no such file.\nGive a backup, or what “tanada audit head” printed.",
        "ファイルがありません。\nバックアップ、または tanada audit head の出力を指定してください。",
    ),
    "audit.head_unreadable": Text(
        "The file cannot be read: {reason}\nLet this user read it, or give another copy.",
        "ファイルを読み取れません: {reason}\n読み取りを許可するか、別の控えを指定してください。",
    ),
    "audit.no_head_file": Text(
        "This is no end of the trail that was kept.\n"
        "Give a backup, or what “tanada audit head” printed.",
        "監査記録の控えとして読み取れません。\n"
        "バックアップ、または tanada audit head の出力を指定してください。",
    ),
    # Backups.
    "backup.written": Text(
        "Backup written to {file}: {rows} {rows:row|rows} of {tables} tables, "
        "{files} {files:file|files}.",
        "バックアップを {file} に保存しました(テーブル{tables}個・{rows}行、ファイル{files}個)。",
    ),
    "backup.key_in": Text(
        "The secret key is in it. Keep it where only administrators read it.",
        "秘密鍵を含みます。管理者だけが読める場所に保管してください。",
    ),
    "backup.key_not_in": Text(
        "The secret key is not in it: after a restore elsewhere people sign in again.",
        "秘密鍵は含みません。別の環境に復元した場合は、再度サインインが必要です。",
    ),
    "backup.missing": Text(
        "{count} {count:file|files} could not be backed up, being gone: {found}",
        "{count}個のファイルが見つからないため、バックアップに含まれていません: {found}",
    ),
    "backup.damaged": Text(
        "{count} damaged {count:file was|files were} left out: {found}",
        "破損している{count}個のファイルを除外しました: {found}",
    ),
    "backup.exists": Text(
        "There is a file already; a backup replaces none.\nName another, or a folder.",
        "すでにファイルがあります。バックアップは既存のファイルを上書きしません。\n"
        "別の名前か、フォルダーを指定してください。",
    ),
    "backup.unwritable": Text(
        "The backup could not be written: {reason}", "バックアップを書き込めません: {reason}"
    ),
    # Restoring.
    "restore.no_file": Text("There is no such file.", "ファイルがありません。"),
    "restore.not_whole": Text(
        "This is no whole backup of Tanada: its manifest is missing or unreadable.",
        "Tanada の完全なバックアップではありません。目録がないか、読み取れません。",
    ),
    "restore.damaged": Text(
        "The backup is damaged at “{found}”; nothing was changed.\nUse another one.",
        "バックアップの「{found}」が破損しています。何も変更していません。\n"
        "別のバックアップを使ってください。",
    ),
    "restore.newer": Text(
        "The backup is of Tanada {found}, whose database this version does not know.\n"
        "Install that version or a later one.",
        "このバックアップは Tanada {found} のもので、"
        "現在のバージョンのデータベースとは形式が異なります。\n"
        "同じか、より新しいバージョンをインストールしてください。",
    ),
    "restore.older": Text(
        "The backup is of Tanada {found}, with a database of an earlier shape than {expected} has."
        "\nRestore it with that version, then install this one.",
        "このバックアップは Tanada {found} のもので、{expected} より古いデータベース形式です。\n"
        "そのバージョンで復元してから、現在のバージョンに更新してください。",
    ),
    "restore.in_use": Text(
        "This installation is in use; restoring would replace everything in it.\n"
        "Back it up first, then use --force.",
        "この環境は使用中です。復元すると、すべてのデータが置き換わります。\n"
        "先にバックアップを取ってから、--force を付けてください。",
    ),
    "restore.replace": Text(
        "Replace everything that the installation in {found} holds?",
        "{found} のデータをすべて置き換えますか?",
    ),
    "restore.unwritable": Text(
        "The backup could not be put back: {reason}", "バックアップを復元できません: {reason}"
    ),
    "restore.refused": Text(
        "The database refused the backup; nothing was changed: {reason}",
        "データベースがバックアップを受け付けませんでした。何も変更していません: {reason}",
    ),
    "restore.done": Text(
        "Restored what was kept at {made_at}: {rows} {rows:row|rows}, {files} {files:file|files}; "
        "the audit trail goes on after event {found}.",
        "{made_at} 時点のデータを復元しました({rows}行、ファイル{files}個)。"
        "監査記録は{found}件目の続きから始まります。",
    ),
    "restore.webhooks_paused": Text(
        "{count} {count:webhook is|webhooks are} paused, so that a copy tells nobody. Where this "
        "takes the place of the original, resume them: in the settings, or by the API.",
        "Webhook{count}件を一時停止しました(複製環境からの通知を防ぐためです)。"
        "本番環境として使う場合は、設定の「Webhook通知」または API で再開してください。",
    ),
    "restore.trail_broken": Text(
        "The audit trail was broken before this backup was made.",
        "監査記録は、このバックアップの作成時点ですでに壊れていました。",
    ),
    # Retention.
    "retention.erased": Text(
        "Older than {days} {days:day|days}: {snapshots} {snapshots:snapshot|snapshots} erased. "
        "{files} {files:file|files} of earlier runs, {unnamed} left behind and {messages} "
        "{messages:message|messages} to webhooks were removed.",
        "{days}日より前のスナップショットを{snapshots}件消去しました"
        "(過去の実行のファイル{files}個、不要なファイル{unnamed}個、Webhookの通知{messages}件を削除)。",
    ),
    # Help.
    "cli.help.backup": Text(
        "Back up everything that the installation keeps, while it works.",
        "稼働中の環境を停止せずに、すべてのデータをバックアップします。",
    ),
    "cli.help.backup_file": Text(
        "The file to write, or a folder for one named by its moment.",
        "書き込むファイル。フォルダーなら日時を名前にして保存します。",
    ),
    "cli.help.backup_secret_key": Text(
        "Put the secret key in, too.", "秘密鍵もバックアップに含めます。"
    ),
    "cli.help.restore": Text(
        "Put a backup in the place of what the installation keeps.",
        "バックアップから環境全体を復元します。",
    ),
    "cli.help.restore_file": Text("The backup.", "バックアップのファイル。"),
    "cli.help.restore_into": Text(
        "The installation’s folder, instead of TANADA_HOME.",
        "復元先のフォルダー(TANADA_HOME の代わり)。",
    ),
    "cli.help.restore_force": Text(
        "Replace an installation that is in use, without asking.",
        "使用中の環境を、確認せずに置き換えます。",
    ),
    "cli.help.retention": Text(
        "Erase the accounts that were read long ago, and files that nothing names.",
        "保存期間を過ぎたアカウントデータと、不要なファイルを消去します。",
    ),
    "cli.help.retention_days": Text(
        "For how many days they are kept; TANADA_SNAPSHOT_DAYS, or 400, where it is not given.",
        "保存する日数。省略時は TANADA_SNAPSHOT_DAYS、それもなければ 400。",
    ),
    "cli.help.audit_group": Text("Look at the audit trail.", "監査記録を確認します。"),
    "cli.help.audit_verify": Text(
        "Say whether the audit trail, its rows and files are as they were written.",
        "監査記録と、それに対応するデータ・ファイルが書き込まれた時のままかを検証します。",
    ),
    "cli.help.audit_against": Text(
        "An end of the trail that was kept: a backup, or what “audit head” printed.",
        "控えておいた監査記録の末尾。バックアップ、または audit head の出力。",
    ),
    "cli.help.audit_head": Text(
        "Print the end of the audit trail, to be kept elsewhere.",
        "監査記録の末尾を出力します。別の場所に保管してください。",
    ),
    "cli.help.audit_show": Text("Print the events of the audit trail.", "監査記録を表示します。"),
    "cli.help.audit_since": Text(
        "Only events from this day, or moment, on (UTC).", "この日(または日時、UTC)以降のみ。"
    ),
    "cli.help.audit_subject": Text(
        "Only events about this: an account, a run’s number, a version.",
        "この対象のみ(アカウント、実行の番号、版など)。",
    ),
    "cli.help.audit_json": Text(
        "Print each event as JSON on a line of its own.", "1行に1件ずつ JSON で出力します。"
    ),
}
