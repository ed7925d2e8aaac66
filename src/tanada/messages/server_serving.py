"""Serving: starting and stopping, and the pages for what cannot be answered."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Pages: a heading, and what to do.
    "serving.not_found": Text(
        "There is nothing here\nThe address may be mistyped, or you may not have access to it.",
        "ページが見つかりません\nアドレスが間違っているか、閲覧する権限がありません。",
    ),
    "serving.not_allowed": Text(
        "Your role does not allow this\nAsk an administrator.",
        "この操作を行う権限がありません\n管理者に依頼してください。",
    ),
    "serving.form_expired": Text(
        "This form is no longer valid\nGo back, load the page again and send it once more.",
        "フォームの有効期限が切れました\n前のページに戻って再読み込みし、もう一度送信してください。",
    ),
    "serving.bad_request": Text(
        "This request cannot be understood\nGo back and try again.",
        "リクエストを処理できません\n前のページに戻って、もう一度お試しください。",
    ),
    "serving.unknown_host": Text(
        "This server does not go by the name “{found}”\n"
        "An administrator can add it to TANADA_HOSTS and start the server again.",
        "このサーバーは「{found}」という名前では利用できません\n"
        "管理者が TANADA_HOSTS にこの名前を追加し、サーバーを再起動する必要があります。",
    ),
    "serving.too_large": Text(
        "This is too large\nThe server takes up to {count} MB at a time.",
        "サイズが大きすぎます\n一度に送信できるのは {count} MB までです。",
    ),
    "serving.fault": Text(
        "Something went wrong on our side\nNothing was changed. Try again in a moment.",
        "サーバー側で問題が発生しました\n変更は行われていません。しばらくしてからもう一度お試しください。",
    ),
    # The command.
    "serving.started": Text(
        "Tanada is at {address}. Stop it with Ctrl-C.",
        "Tanada を {address} で起動しました。停止するには Ctrl-C を押してください。",
    ),
    "serving.host_not_allowed": Text(
        "Only requests to these names are answered: {found}. Add yours to TANADA_HOSTS.",
        "次の名前へのリクエストにのみ応答します: {found}。"
        "必要な名前を TANADA_HOSTS に追加してください。",
    ),
    "serving.nobody": Text(
        "Nobody can sign in yet. Add the first person: tanada people add EMAIL --role admin",
        "サインインできる人がまだいません。最初の人を追加してください: "
        "tanada people add EMAIL --role admin",
    ),
    "serving.port_taken": Text(
        "Port {found} is in use by another program.\nChoose another with --port.",
        "ポート {found} は他のプログラムが使用中です。\n--port で別のポートを指定してください。",
    ),
    "serving.port_refused": Text(
        "Port {found} may not be used by this user.\nChoose one from 1024 up with --port.",
        "ポート {found} を使用する権限がありません。\n"
        "--port で 1024 以上のポートを指定してください。",
    ),
    "serving.no_such_host": Text(
        "“{found}” is no address of this machine.\n"
        "Use 127.0.0.1 for this machine only, or 0.0.0.0 for all that can reach it.",
        "「{found}」はこのマシンのアドレスではありません。\n"
        "このマシンのみなら 127.0.0.1、すべての接続元なら 0.0.0.0 を指定してください。",
    ),
    "cli.help.serve": Text(
        "Serve the pages and the API of this installation.",
        "画面と API を提供するサーバーを起動します。",
    ),
    "cli.help.serve_host": Text(
        "The address to listen on; 0.0.0.0 for every one of this machine.",
        "待ち受けるアドレス。0.0.0.0 ならこのマシンのすべてのアドレス。",
    ),
    "cli.help.serve_port": Text(
        "The port to listen on; 0 for any that is free.",
        "待ち受けるポート。0 なら空いているポート。",
    ),
    "cli.help.serve_workers": Text(
        "How many processes answer requests.", "リクエストを処理するプロセスの数。"
    ),
}
