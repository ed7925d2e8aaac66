"""The REST API: why a request is refused before anything of the subject is looked at."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Who asks, for what, how often.
    "request.no_key": Text(
        "Nobody is known by this request.\nSend Authorization: Bearer with an API key, or sign in.",
        "誰からのリクエストか確認できません。\n"
        "Authorization: Bearer で API キーを送るか、サインインしてください。",
    ),
    "request.csrf": Text(
        "A change from a session needs its CSRF token.\nSend it as X-CSRFToken, or use an API key.",
        "セッションからの変更には CSRF トークンが必要です。\n"
        "X-CSRFToken で送るか、API キーを使ってください。",
    ),
    "request.not_found": Text(
        "There is nothing here, or nothing that you may see.",
        "該当するものがないか、閲覧する権限がありません。",
    ),
    "request.method": Text(
        "{found} cannot be done here, only: {expected}",
        "ここでは {found} は使えません。使えるのは次のものだけです: {expected}",
    ),
    "request.too_many": Text(
        "Too many requests.\nTry again in {seconds} {seconds:second|seconds}.",
        "リクエストが多すぎます。\n{seconds}秒後にもう一度お試しください。",
    ),
    # What was sent.
    "request.media_type": Text(
        "A body of the type “{found}” is not read here, only: {expected}",
        "「{found}」の本文は受け付けられません。受け付けられるのは次のものだけです: {expected}",
    ),
    "request.too_large": Text(
        "The body is too large: at most {limit} bytes.",
        "本文が大きすぎます({limit}バイトまで)。",
    ),
    "request.no_json": Text("The body is no JSON.", "本文が JSON として読み取れません。"),
    "request.unreadable": Text(
        "The body broke off, or is not what it says it is.",
        "本文が途中で切れているか、宣言された形式と一致しません。",
    ),
    "request.unkeepable": Text(
        "This text holds NUL or half of a character.\nSend it without.",
        "このテキストには NUL 文字または不完全な文字が含まれています。\n取り除いて送ってください。",
    ),
    "request.missing": Text("“{name}” is missing.", "「{name}」がありません。"),
    "request.unknown_field": Text("“{name}” is not known here.", "「{name}」は使えません。"),
    "request.not_in_list": Text("This is none of the values known here.", "使えない値です。"),
    "request.text_expected": Text("A text is expected.", "文字列が必要です。"),
    "request.whole_expected": Text("A whole number is expected.", "整数が必要です。"),
    "request.number_expected": Text("A number is expected.", "数値が必要です。"),
    "request.flag_expected": Text("true or false is expected.", "true か false が必要です。"),
    "request.list_expected": Text("A list is expected.", "一覧が必要です。"),
    "request.object_expected": Text(
        "A JSON object is expected: names and values between braces.",
        "JSON オブジェクト(波かっこで囲んだ名前と値の組)が必要です。",
    ),
    "request.day_expected": Text(
        "A date is expected, such as 2026-11-21.", "2026-11-21 のような日付が必要です。"
    ),
    "request.moment_expected": Text(
        "A moment is expected, such as 2026-11-21T09:30:00Z.",
        "2026-11-21T09:30:00Z のような日時が必要です。",
    ),
    "request.too_short": Text(
        "The text is too short: at least {min_length} {min_length:character|characters}.",
        "文字列が短すぎます({min_length}字以上)。",
    ),
    "request.too_long": Text(
        "The text is too long: at most {max_length} characters.",
        "文字列が長すぎます({max_length}字まで)。",
    ),
    "request.too_many_values": Text(
        "The list is too long: at most {max_length}.", "一覧が長すぎます({max_length}件まで)。"
    ),
    "request.pattern": Text(
        "This is not written as expected: {pattern}",
        "想定された書き方ではありません: {pattern}",
    ),
    "request.too_small": Text("This must be at least {ge}.", "{ge} 以上でなければなりません。"),
    "request.too_big": Text("This must be at most {le}.", "{le} 以下でなければなりません。"),
    "request.either": Text(
        "Exactly one of these is expected: {expected}",
        "次のうち、いずれか1つだけが必要です: {expected}",
    ),
    "request.took_too_long": Text(
        "This took longer than the server allows.\nAsk for less at a time.",
        "サーバーの制限時間を超えました。\n一度に求める範囲を狭めてください。",
    ),
    "request.value_unfit": Text("This value does not fit here.", "ここでは使えない値です。"),
    # Lists.
    "request.unknown_tier": Text(
        "No tier is called “{found}”.\nThere are: {expected}",
        "「{found}」という階層はありません。\n指定できる階層: {expected}",
    ),
    "request.no_owners": Text(
        "No source says whose an account is, so owners cannot be asked for.\n"
        "Deliver a column “owner”, or leave the filter out.",
        "どのデータソースにも担当者がないため、担当者では絞り込めません。\n"
        "owner 列を追加するか、この条件を外してください。",
    ),
    "request.cursor": Text(
        "This cursor is not from this list.\n"
        "Begin again without one; a cursor holds for the same filters only.",
        "このカーソルは、この一覧のものではありません。\n"
        "カーソルなしでやり直してください。カーソルは同じ絞り込み条件でのみ使えます。",
    ),
    # Files that are sent.
    "uploads.too_many_rejects": Text(
        "{rejected} of {read} rows cannot be read; at most {limit} may be. "
        "What was sent before stays in place.\nMend the rows, and send the file again.",
        "{read}行のうち{rejected}行が読み取れず、上限({limit})を超えました。"
        "以前のファイルはそのままです。\n該当する行を直して、もう一度送ってください。",
    ),
    "uploads.table_missing": Text(
        "The mapping of this source reads “{found}” too, which was not sent with it.\n"
        "Send the accounts to a source of another name, or replace the files where they lie.",
        "このデータソースのマッピングは「{found}」も読みますが、一緒に送られていません。\n"
        "別の名前のデータソースに送るか、元の場所のファイルを置き換えてください。",
    ),
    # How a program mends what a command mends by its options.
    "api_advice.name_column": Text(
        "Rename the column, or give the source a mapping that names it.",
        "列の名前を変えるか、データソースの対応表で指定してください。",
    ),
    "api_advice.allow_rejects": Text(
        "Mend the rows, or allow a larger share with “max_rejects”.",
        "行を直すか、max_rejects で上限を上げてください。",
    ),
    "api_advice.allow_ended": Text(
        "An empty or cut source does not mean that customers left. If they did, allow a larger "
        "share with “max_ended”; if the file holds only some of them, send it with complete=false.",
        "データの欠落は解約を意味しません。実際に終了した場合は max_ended で上限を上げ、"
        "一部だけのファイルなら complete=false で送ってください。",
    ),
    "api_advice.publish": Text(
        "Draft, propose, approve and publish one under /policies.",
        "/policies で下書き・提案・承認を行い、公開してください。",
    ),
    "api_advice.presets": Text(
        "Send the text of a policy; the presets of the documentation are some to start from.",
        "ポリシーの本文を送ってください。ひな形はドキュメントのプリセットにあります。",
    ),
    "api_advice.send_source": Text(
        "Send one: POST /sources/{{name}}/upload",
        "送ってください: POST /sources/{{name}}/upload",
    ),
    "api_advice.name_source": Text(
        "Name one as “source”, or send the others with complete=false.",
        "source で1つを指定するか、ほかを complete=false で送ってください。",
    ),
    "api_advice.one_currency": Text(
        "Compare policies of one currency.", "同じ通貨のポリシーどうしを比較してください。"
    ),
    # Changes asked for twice.
    "request.key_unfit": Text(
        "An idempotency key has 1 to 200 visible ASCII characters.",
        "冪等キーは、1~200字の表示可能な ASCII 文字です。",
    ),
    "request.key_reused": Text(
        "This idempotency key was used for another request.\nTake a new one for a new request.",
        "この冪等キーは別のリクエストで使われています。\n"
        "新しいリクエストには新しいキーを使ってください。",
    ),
    "request.at_work": Text(
        "The first request with this idempotency key is still at work.\nAsk again in a moment.",
        "この冪等キーの最初のリクエストを処理しています。\nしばらくしてからもう一度お試しください。",
    ),
    "request.shown_once": Text(
        "This was done; its secret was shown then and is kept nowhere.\n"
        "Remove it and make another, if it was not noted.",
        "この操作は完了しています。秘密の値はそのとき一度だけ表示され、保存されていません。\n"
        "控えがない場合は、削除して作り直してください。",
    ),
}
"""Every message by its code."""
