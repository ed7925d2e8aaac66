"""Webhooks, the worker and the schedule."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Commands.
    "cli.help.worker": Text(
        "Make the nightly run, deliver to webhooks and remove what has expired, until stopped.",
        "停止されるまで、夜間の実行、Webhook の配信、期限切れデータの削除を続けます。",
    ),
    "cli.help.deliver": Text(
        "Deliver what is due to webhooks and remove what has expired, once.",
        "時刻になった Webhook の配信と、期限切れデータの削除を1回行います。",
    ),
    "cli.help.schedule": Text(
        "Print systemd timers and cron lines for the nightly run and the deliveries.",
        "夜間の実行と配信のための systemd タイマーと cron の設定を出力します。",
    ),
    "cli.help.schedule_at": Text(
        "When the nightly run begins, like 02:30.", "夜間の実行を始める時刻(例: 02:30)。"
    ),
    "cli.help.schedule_zone": Text(
        "The time zone, like Asia/Tokyo; the machine's where not given.",
        "タイムゾーン(例: Asia/Tokyo)。省略時はこのマシンの設定。",
    ),
    "cli.help.schedule_user": Text(
        "Who runs it; you where not given.", "実行するユーザー。省略時は現在のユーザー。"
    ),
    # Webhooks as they are added.
    "webhooks.not_a_url": Text(
        "“{found}” is no address for a webhook.\nWrite it like https://example.com/path, without "
        "a user, a password or a #.",
        "「{found}」は Webhook の送信先として使えません。\nhttps://example.com/path の形式で、"
        "ユーザー名・パスワード・# を含めずに指定してください。",
    ),
    "webhooks.not_https": Text(
        "“{found}” is not encrypted.\nUse https, or name the host in TANADA_WEBHOOKS_PRIVATE.",
        "「{found}」は暗号化されていません。\nhttps を使うか、ホスト名を "
        "TANADA_WEBHOOKS_PRIVATE に指定してください。",
    ),
    "webhooks.unknown_host": Text(
        "The host “{found}” is not found.", "ホスト「{found}」が見つかりません。"
    ),
    "webhooks.private_address": Text(
        "The host “{found}” lies in a private network.\nIf that is meant, name it in "
        "TANADA_WEBHOOKS_PRIVATE.",
        "ホスト「{found}」はプライベートネットワーク内にあります。\n意図した送信先であれば、"
        "TANADA_WEBHOOKS_PRIVATE に指定してください。",
    ),
    "webhooks.unknown_status": Text(
        "No account can become {found} in a run.\nOne of: {expected}.",
        "実行の結果として「{found}」になることはありません。\n次のいずれかを指定してください: "
        "{expected}。",
    ),
    "webhooks.no_webhook": Text("There is no webhook {found}.", "Webhook {found}はありません。"),
    "webhooks.not_paused": Text(
        "Webhook {found} is not paused.", "Webhook {found}は停止していません。"
    ),
    # What comes of an attempt.
    "webhooks.timed_out": Text("It did not answer in time.", "時間内に応答がありませんでした。"),
    "webhooks.unreachable": Text("It cannot be reached.", "接続できませんでした。"),
    "webhooks.distrusted": Text("Its certificate is not trusted.", "証明書を信頼できません。"),
    "webhooks.redirected": Text(
        "It redirects elsewhere; messages follow no redirect.",
        "別のアドレスへ転送されました(転送先には送信しません)。",
    ),
    "webhooks.broken_off": Text("The connection broke off.", "通信が途中で切断されました。"),
    "webhooks.delivered": Text(
        "{taken} {taken:message|messages} delivered, {failed} {failed:attempt|attempts} failed",
        "配信{taken}件、失敗{failed}件",
    ),
    # The worker.
    "worker.started": Text(
        "Working; the nightly run begins at {at}.", "開始しました(夜間の実行: {at})。"
    ),
    "worker.stopped": Text("Stopped.", "停止しました。"),
    "worker.waits": Text(
        "Another worker is at work; waiting until it is gone.",
        "別のワーカーが動作中です。終了するまで待機します。",
    ),
    "worker.ran": Text("The nightly run of {day} is done.", "{day}の夜間の実行が完了しました。"),
    "worker.job_failed": Text("Failed: {reason} ({found}).", "失敗しました: {reason}({found})。"),
    "worker.turn": Text("taking its turn", "実行権の取得"),
    "worker.nightly_run": Text("the nightly run", "夜間の実行"),
    "worker.deliveries": Text("deliveries to webhooks", "Webhook の配信"),
    "worker.removal": Text("removing what has expired", "期限切れデータの削除"),
    # The schedule.
    "schedule.not_a_time": Text(
        "“{found}” is no time of day.\nWrite it like 02:30.",
        "「{found}」は時刻ではありません。\n02:30 のように指定してください。",
    ),
    "schedule.unknown_zone": Text(
        "“{found}” is no known time zone.\nWrite it like Asia/Tokyo.",
        "「{found}」というタイムゾーンはありません。\nAsia/Tokyo のように指定してください。",
    ),
    "schedule.not_a_user": Text(
        "“{found}” cannot be the name of a user.", "「{found}」はユーザー名として使えません。"
    ),
    "schedule.unwritable_path": Text(
        "The path {found} has characters that no scheduler takes.",
        "パス{found}に、スケジューラーで使えない文字が含まれています。",
    ),
    "schedule.opening": Text(
        "The nightly run and the deliveries to webhooks, for this installation.\n"
        "Use one of the two: systemd, or cron. Where there is neither: tanada worker.",
        "このインストール用の、夜間の実行と Webhook 配信の設定です。\n"
        "systemd と cron のどちらか一方を使います。どちらもない場合は tanada worker を使います。",
    ),
    "schedule.further": Text(
        'Set here, and needed there too: {found}. Write them into {file} as NAME="value" lines, '
        "readable by its user only (chmod 600).",
        '現在の環境にある {found} は、実行時にも必要です。{file} に NAME="value" の形式で書き、'
        "実行ユーザーだけが読めるようにします(chmod 600)。",
    ),
    "schedule.systemd": Text(
        "systemd: put each unit into {folder} under its name, then:",
        "systemd: 各ユニットを {folder} にそれぞれの名前で保存し、次を実行します。",
    ),
    "schedule.cron": Text(
        "cron: add these lines to the crontab of {user} (crontab -e). A crontab goes by the "
        "machine's time.",
        "cron: {user} の crontab に次の行を追加します(crontab -e)。"
        "時刻はこのマシンのタイムゾーンです。",
    ),
    "schedule.cron_moves": Text(
        "The two time zones change their clocks on different days: this time is right today "
        "only. Use systemd, or tanada worker.",
        "夏時間の切り替えが異なるため、この時刻が正しいのは現在のみです。systemd か "
        "tanada worker を使ってください。",
    ),
}
