"""The settings: one's own, people, sources, runs, webhooks."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "tab.profile": Text("You", "プロフィール"),
    "tab.keys": Text("API keys", "APIキー"),
    "tab.people": Text("People", "利用者"),
    "tab.sources": Text("Sources", "データソース"),
    "tab.runs": Text("Runs", "実行"),
    "tab.webhooks": Text("Webhooks", "Webhook通知"),
    "tab.trail": Text("Audit trail", "監査記録"),
    "tab.about": Text("About", "この環境について"),
    # For all of them.
    "settings.save": Text("Save", "保存"),
    "settings.saved": Text("Saved.", "保存しました。"),
    "settings.change": Text("Change", "変更"),
    "settings.change_named": Text("Change {name}", "{name}の変更"),
    "settings.remove": Text("Remove", "削除"),
    "settings.remove_named": Text("Remove {name}", "{name}の削除"),
    "settings.deeds": Text("What can be done", "操作"),
    "settings.once": Text(
        "Copy it now: it is not shown again.", "今すぐ控えてください。再表示はできません。"
    ),
    "settings.older": Text("Older", "以前のもの"),
    "settings.any": Text("Any", "すべて"),
    "settings.filter": Text("Filter", "絞り込む"),
    "settings.unfilter": Text("Show all", "すべて表示"),
    "settings.never": Text("never", "未使用"),
    "settings.version": Text("version {number}", "版{number}"),
    "settings.no_day": Text("“{found}” is no date.", "「{found}」は日付ではありません。"),
    "settings.by_command": Text("by command or schedule", "コマンド・定期実行"),
    # One's own.
    "settings.you": Text("You are {name}", "{name}さんの設定"),
    "settings.you_own": Text(
        "You are {name}; accounts of {owner} are yours",
        "{name}さんの設定(担当者名: {owner})",
    ),
    "settings.name": Text("Name", "氏名"),
    "settings.password_text": Text(
        "Changing it ends your other sessions.",
        "変更すると、ほかの端末でのログインは無効になります。",
    ),
    # Keys.
    "settings.keys_head": Text(
        "{count} of your API keys {count:works|work}", "有効なAPIキーは{count}件です"
    ),
    "settings.keys_none": Text("You have no API key that works", "有効なAPIキーはありません"),
    "settings.keys_text": Text(
        "By a key a program acts for you, with less than you may do yourself.",
        "APIキーを使うと、プログラムがあなたの代わりに操作できます。権限はあなた自身の範囲内です。",
    ),
    "settings.key_made": Text("The key “{name}”", "APIキー「{name}」"),
    "settings.key_add": Text("Make a key", "APIキーの作成"),
    "settings.key_do": Text("Make the key", "キーを作成"),
    "settings.key_name": Text("Name", "名前"),
    "settings.key_name_help": Text(
        "What it is for, such as “nightly export”.", "用途が分かる名前(例: 夜間エクスポート)"
    ),
    "settings.key_begins": Text("Begins with", "先頭の文字"),
    "settings.key_may": Text("What it may do", "許可する操作"),
    "settings.key_used": Text("Last used", "最終使用日"),
    "settings.key_until": Text("Valid until", "有効期限"),
    "settings.key_until_help": Text(
        "Empty: until revoked.", "空欄の場合は失効させるまで有効です。"
    ),
    "settings.no_end": Text("until revoked", "失効まで"),
    "settings.revoke": Text("Revoke", "失効"),
    "settings.revoke_named": Text("Revoke {name}", "{name}を失効"),
    "settings.revoke_text": Text(
        "Whatever uses this key is refused from now on. A revoked key cannot come back.",
        "このキーを使うプログラムは以後すべて拒否されます。失効は取り消せません。",
    ),
    "settings.revoked": Text("revoked", "失効済み"),
    "settings.expired": Text("expired", "期限切れ"),
    "settings.key_revoked": Text(
        "The key {found}… is revoked.", "APIキー {found}… を失効させました。"
    ),
    # Scopes.
    "scope.accounts": Text("Accounts", "アカウント"),
    "scope.accounts_read": Text("Read accounts and decisions", "アカウントと判定結果の参照"),
    "scope.runs": Text("Runs", "実行"),
    "scope.runs_read": Text("Read runs", "実行結果の参照"),
    "scope.runs_start": Text("Start runs", "実行の開始"),
    "scope.policies": Text("Policy", "ポリシー"),
    "scope.policies_read": Text("Read and try policies", "ポリシーの参照と試算"),
    "scope.policies_draft": Text("Draft", "下書き"),
    "scope.policies_propose": Text("Propose", "提案"),
    "scope.policies_approve": Text("Approve what others propose", "他の人の提案の承認"),
    "scope.policies_publish": Text("Publish", "公開"),
    "scope.judgements": Text("Judgements", "所見"),
    "scope.judgements_write": Text("Enter judgements", "所見の入力"),
    "scope.designations": Text("Designations", "戦略的指定"),
    "scope.designations_write": Text("Give and remove", "指定と解除"),
    "scope.overrides": Text("Overrides", "手動指定"),
    "scope.overrides_propose": Text("Propose", "提案"),
    "scope.overrides_decide": Text("Decide on what others propose", "他の人の提案の判断"),
    "scope.overrides_remove": Text("Remove", "解除"),
    "scope.reviews": Text("Reviews", "レビュー"),
    "scope.reviews_decide": Text("Decide reviews", "レビューの判断"),
    "scope.transitions": Text("Transitions", "階層の変更"),
    "scope.transitions_correct": Text("Correct", "訂正"),
    "scope.sources": Text("Sources", "データソース"),
    "scope.sources_write": Text("Change sources, send files", "変更とファイルの送信"),
    "scope.people": Text("People", "利用者"),
    "scope.people_write": Text("Add and change people", "追加と変更"),
    "scope.webhooks": Text("Webhooks", "Webhookの操作"),
    "scope.webhooks_read": Text("Read webhooks", "Webhookの参照"),
    "scope.webhooks_write": Text("Change webhooks", "Webhookの変更"),
    "scope.audit": Text("Audit trail", "監査記録"),
    "scope.audit_read": Text("Read the audit trail", "監査記録の参照"),
    # Sources.
    "settings.sources_head": Text(
        "{count} {count:source|sources}, none too old",
        "データソースは{count}件、すべて最新です",
    ),
    "settings.sources_late": Text(
        "{count} of {all} {all:source|sources} {count:is|are} too old",
        "{all}件のデータソースのうち{count}件が古くなっています",
    ),
    "settings.sources_none": Text("No source yet", "データソースはまだありません"),
    "settings.retention": Text(
        "What runs read is kept for {days} days; the last run stays.",
        "実行で読み取ったデータは{days}日間保存されます。最新の実行の分は常に残ります。",
    ),
    "settings.source_send": Text("Send a newer file", "新しいファイルを送信"),
    "settings.source_send_text": Text(
        "It is checked as a run would read it, and takes the place of the present one.",
        "実行時と同じ方法で内容を確認してから、現在のファイルと置き換えます。",
    ),
    "settings.source_sent": Text(
        "{read} {read:row|rows} read, {accepted} accounts, {rejected} set aside. "
        "The next run reads this file.",
        "{read}行を読み取り、{accepted}アカウント、除外{rejected}行。次の実行から使われます。",
    ),
    "settings.source_add": Text("Add a source", "データソースの追加"),
    "settings.source_do": Text("Add the source", "追加"),
    "settings.source_put": Text("“{name}” is saved.", "「{name}」を保存しました。"),
    "settings.source_name": Text("Source", "データソース名"),
    "settings.source_file": Text("Accounts", "アカウントのファイル"),
    "settings.source_file_help": Text(
        "The path of a file or a pattern, from the installation's folder; {{as_of}} stands for the "
        "day of the run.",
        "ファイルのパス(環境のフォルダーからの相対パス可、*可)。{{as_of}}は実行日に置き換わります。",
    ),
    "settings.source_mapping": Text("Mapping", "列の対応表"),
    "settings.source_mapping_help": Text(
        "A file, or the name of one that is shipped, such as salesforce.",
        "ファイルのパス、または salesforce など付属の対応表の名前。",
    ),
    "settings.source_age": Text("Oldest in hours", "許容する古さ(時間)"),
    "settings.source_age_help": Text(
        "An older file is refused rather than shown as fresh.",
        "これより古いファイルは、最新とみなさず拒否します。",
    ),
    "settings.source_complete": Text(
        "It holds all accounts: one that is missing from it has ended",
        "全アカウントを含む(載っていないアカウントは解約とみなす)",
    ),
    "settings.source_written": Text("Written", "データの時点"),
    "settings.source_limit": Text("Limit", "上限"),
    "settings.source_holds": Text("Holds", "範囲"),
    "settings.source_remove_text": Text(
        "No run reads it any more. What was read of it stays.",
        "今後の実行では読み取られません。読み取り済みのデータは残ります。",
    ),
    "settings.all_accounts": Text("all accounts", "全アカウント"),
    "settings.some_accounts": Text("some accounts", "一部のアカウント"),
    "settings.too_old": Text("too old", "期限超過"),
    "settings.never_read": Text("not read yet", "未読み取り"),
    "settings.hours": Text("{count} h", "{count}時間"),
    "settings.source_there": Text(
        "There is a source “{found}” already.", "データソース「{found}」は既にあります。"
    ),
    "settings.no_source_name": Text(
        "A name needs 1 to {most} characters on one line.",
        "名前は1行、1~{most}文字で入力してください。",
    ),
    "settings.no_source_file": Text("Say where the accounts are.", "ファイルを指定してください。"),
    "settings.too_long": Text("More than {most} characters.", "{most}文字を超えています。"),
    "settings.no_hours": Text(
        "“{found}” is no number of hours.", "「{found}」は時間数として読めません。"
    ),
    # Runs.
    "settings.runs": Text("Runs", "実行の一覧"),
    "settings.runs_head": Text(
        "Run {number} stands, as of {as_of}", "現在の判定は実行{number}({as_of}時点)です"
    ),
    "settings.runs_none": Text("No run yet", "実行はまだありません"),
    "settings.runs_none_text": Text(
        "A run reads the accounts, decides each of them and keeps why.",
        "実行すると、アカウントを読み取って判定し、その理由を記録します。",
    ),
    "settings.run_now": Text("Run now", "今すぐ実行"),
    "settings.run_going": Text("A run is at work", "実行中です"),
    "settings.run_not_done": Text(
        "This run did not count; all is as it was", "この実行は反映されていません"
    ),
    "settings.run_of": Text("Day", "基準日"),
    "settings.run_number": Text("run {number}", "実行{number}"),
    "settings.run_state": Text("State", "状態"),
    "settings.run_done": Text("done", "完了"),
    "settings.run_running": Text("running", "実行中"),
    "settings.run_refused": Text("refused", "拒否"),
    "settings.run_failed": Text("failed", "失敗"),
    "settings.run_read": Text("Accounts read", "読み取ったアカウント"),
    "settings.rows_read": Text("Rows", "行数"),
    "settings.run_rejected": Text("Set aside", "除外"),
    "settings.run_merged": Text("Taken together", "統合"),
    "settings.run_changed": Text("Changed", "変化"),
    "settings.run_policy": Text("Policy", "ポリシー"),
    "settings.run_by": Text("Started by", "開始した人"),
    "settings.run_at": Text("Started", "開始日時"),
    "settings.run_what": Text("What it was made of", "入力"),
    "settings.run_outcome": Text("What came of it", "結果"),
    "settings.run_matched": Text("Accounts matched", "一致したアカウント"),
    "settings.run_unknown": Text("Unknown accounts", "未登録のアカウント"),
    # People.
    "settings.people_head": Text(
        "{count} {count:person|people} can sign in", "{count}人がログインできます"
    ),
    "settings.people_text": Text(
        "Who proposes does not approve, so a policy needs two who may.",
        "提案者は自分の提案を承認できません。ポリシーの公開には2人以上の権限者が必要です。",
    ),
    "settings.invite": Text("Invite somebody", "利用者を招待"),
    "settings.invite_do": Text("Invite", "招待"),
    "settings.role_help": Text(
        "Viewers read; CSMs decide on their own accounts; managers decide on all; policy owners "
        "change the policy; administrators do everything.",
        "閲覧者は参照のみ。CSMは自分のアカウント、マネージャーは全アカウントについて判断。"
        "ポリシー責任者はポリシーを変更。管理者はすべての操作が可能です。",
    ),
    "settings.owner_help": Text(
        "The name under which accounts name them as their CSM.",
        "アカウントのデータに担当者として記載される名前です。",
    ),
    "settings.first_for": Text(
        "The first password of {name}, valid until {until}",
        "{name}さんの初回パスワード(有効期限: {until})",
    ),
    "settings.person_changed": Text("{name} is saved.", "{name}さんの情報を保存しました。"),
    "settings.reset": Text("New first password", "初回パスワードの再発行"),
    "settings.reset_text": Text(
        "For somebody who has forgotten theirs; their sessions end.",
        "パスワードを忘れた場合に再発行します。現在のログインは無効になります。",
    ),
    "settings.reset_ask": Text(
        "The present password of {name} works no more, and all sessions end.",
        "{name}さんの現在のパスワードは使えなくなり、すべてのログインが無効になります。",
    ),
    "settings.leave": Text("Deactivate", "利用を停止"),
    "settings.leave_ask": Text("Deactivate {name}?", "{name}さんの利用を停止しますか?"),
    "settings.leave_text": Text(
        "They can no longer sign in and their keys are refused; what they did stays.",
        "ログインとAPIキーの使用ができなくなります。これまでの操作の記録は残ります。",
    ),
    "settings.come_back": Text("Activate again", "利用を再開"),
    "settings.come_back_text": Text(
        "They can sign in again, and their keys work again.",
        "再びログインでき、APIキーも使えるようになります。",
    ),
    # Webhooks.
    "settings.hooks_head": Text(
        "{count} {count:webhook is|webhooks are} told what changes",
        "{count}件のWebhookに変化を通知しています",
    ),
    "settings.hooks_paused": Text(
        "{count} of {all} {all:webhook|webhooks} {count:is|are} paused",
        "{all}件のWebhookのうち{count}件が一時停止中です",
    ),
    "settings.hooks_none": Text("No webhook is told anything", "Webhookは登録されていません"),
    "settings.hooks_text": Text(
        "A signed message goes to each address after every run that changed something.",
        "実行で変化があるたびに、署名付きのメッセージを各URLへ送ります。",
    ),
    "settings.hook_secret": Text("The secret of {url}", "{url} の署名シークレット"),
    "settings.hook_add": Text("Add a webhook", "Webhookの追加"),
    "settings.hook_do": Text("Add the webhook", "追加"),
    "settings.hook_url": Text("Address", "送信先URL"),
    "settings.hook_url_help": Text("It begins with https://", "https:// で始まるURL"),
    "settings.hook_tells": Text("What it is told", "通知する変化"),
    "settings.hook_tells_help": Text(
        "None chosen: everything.", "選択しない場合はすべて通知します。"
    ),
    "settings.hook_all": Text("everything", "すべて"),
    "settings.hook_answer": Text("Last answer", "直近の応答"),
    "settings.hook_status": Text("status {status}", "ステータス{status}"),
    "settings.hook_paused": Text("paused", "一時停止"),
    "settings.hook_trying": Text("trying again", "再送待ち"),
    "settings.hook_delivered": Text("delivered", "配信済み"),
    "settings.hook_given_up": Text("given up", "配信断念"),
    "settings.hook_quiet": Text("nothing yet", "未送信"),
    "settings.hook_paused_text": Text(
        "Paused on {at}, since too many messages were not taken. Last answer: {answer}",
        "配信の失敗が続いたため、{at}に一時停止しました。直近の応答: {answer}",
    ),
    "settings.hook_resume": Text("Resume", "再開"),
    "settings.hook_skip": Text("Resume after what failed", "失敗分を飛ばして再開"),
    "settings.hook_resumed": Text("It is told again.", "通知を再開しました。"),
    "settings.hook_removed": Text("It is told nothing more.", "Webhookを削除しました。"),
    "settings.hook_try": Text("Send a test", "テスト送信"),
    "settings.hook_took": Text("It took the test: {answer}", "テストを受信しました: {answer}"),
    "settings.hook_took_not": Text(
        "It did not take the test: {answer}", "テストに失敗しました: {answer}"
    ),
    "settings.hook_remove": Text("Remove this webhook?", "このWebhookを削除しますか?"),
    "settings.hook_remove_text": Text(
        "It is told nothing more, and its secret is erased.",
        "以後は通知されず、署名シークレットも消去されます。",
    ),
    "settings.hook_messages": Text("Messages", "メッセージ"),
    "settings.hook_message": Text("Message", "メッセージID"),
    "settings.hook_attempts": Text("Attempts", "試行回数"),
    "settings.hook_when": Text("When", "日時"),
    "settings.hook_next": Text("next at {at}", "次回 {at}"),
    "settings.hook_no_messages": Text("No message yet", "メッセージはまだありません"),
    "settings.hook_no_messages_text": Text(
        "The first goes out once a run changes something. Send a test to see whether it arrives.",
        "実行で変化が生じると送信されます。テスト送信で受信を確認できます。",
    ),
    # About.
    "settings.about_head": Text("This is Tanada {version}", "Tanadaのバージョンは{version}です"),
    "settings.about_version": Text("Version", "バージョン"),
    "settings.about_licence": Text("Licence", "ライセンス"),
    "settings.about_database": Text("Database", "データベース"),
    "settings.about_kept": Text("Kept", "データの保存"),
    "settings.about_upload": Text("Largest upload", "アップロードの上限"),
    "settings.backup": Text("Backup", "バックアップ"),
    "settings.backup_text": Text(
        "One command writes everything into one file; try a restore before you need it. "
        "On the machine where Tanada runs:",
        "次のコマンドで、すべてのデータを1つのファイルに書き出せます。"
        "復元の手順も事前に試してください。Tanadaを動かしているコンピューターで実行します。",
    ),
}
