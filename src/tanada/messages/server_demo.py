"""The example company on a server."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "cli.help.demo": Text(
        "Serve the example company, with somebody of each role to sign in as.",
        "例の会社を使って、各役割のサインイン情報とともにサーバーを起動します。",
    ),
    "cli.help.demo_folder": Text(
        "Where the company and its installation go.", "会社のデータとインストール先のフォルダー。"
    ),
    "cli.help.demo_no_serve": Text(
        "Prepare everything, and do not serve.", "準備だけを行い、サーバーは起動しません。"
    ),
    "demo.not_empty": Text(
        "This installation holds something already; the example company needs one of its own.",
        "このインストールにはすでにデータがあります。例の会社には空のインストールが必要です。",
    ),
    "demo.generating": Text("inventing a company", "架空の会社を生成中"),
    "demo.living": Text("living through {day}", "{day}まで進行中"),
    "demo.prepared": Text(
        "Generated, not real: an invented company that has lived through {months} months.",
        "生成された架空の会社です(実在しません)。{months}か月分の履歴があります。",
    ),
    "demo.sign_in_as": Text("Sign in as:", "サインイン情報:"),
    "demo.column_role": Text("Role", "役割"),
    "demo.column_email": Text("Address", "メールアドレス"),
    "demo.column_password": Text("Password", "パスワード"),
}
