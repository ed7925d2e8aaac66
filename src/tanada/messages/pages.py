"""The frame of the pages, and the pages by which people come in."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # The frame.
    "frame.skip": Text("Skip to the content", "本文へ移動"),
    "frame.menu": Text("Menu", "メニュー"),
    "frame.ways": Text("Pages", "ページ"),
    "frame.display": Text("Display", "表示設定"),
    "frame.language": Text("Language", "表示言語"),
    "frame.theme": Text("Appearance", "外観"),
    "frame.password": Text("Change the password", "パスワードの変更"),
    "frame.sign_out": Text("Sign out", "ログアウト"),
    "frame.home": Text("Go to the first page", "トップページへ"),
    "frame.standing": Text(
        "As of {as_of}, decided under policy version {version}, run {number}.",
        "基準日: {as_of}(ポリシー版{version}、実行{number}回目)。",
    ),
    "frame.run_finished": Text("Last run {ago}.", "最終実行: {ago}。"),
    "frame.no_run": Text("No run has finished yet.", "完了した実行はまだありません。"),
    "way.overview": Text("Overview", "概要"),
    "way.accounts": Text("Accounts", "アカウント"),
    "way.policy": Text("Policy", "ポリシー"),
    "way.review": Text("Review", "レビュー"),
    "way.settings": Text("Settings", "設定"),
    "theme.system": Text("As the system", "システムに合わせる"),
    "theme.light": Text("Light", "ライト"),
    "theme.dark": Text("Dark", "ダーク"),
    # Coming in.
    "sign_in.title": Text("Sign in", "ログイン"),
    "sign_in.email": Text("E-mail address", "メールアドレス"),
    "sign_in.password": Text("Password", "パスワード"),
    "sign_in.do": Text("Sign in", "ログイン"),
    "sign_in.forgotten": Text(
        "Forgotten your password? An administrator can give you a new one.",
        "パスワードをお忘れの場合は、管理者に再発行を依頼してください。",
    ),
    "password.title": Text("Choose a password", "パスワードの設定"),
    "password.first": Text(
        "You came in with a first password. Choose your own to go on.",
        "初回パスワードでログインしました。続けるには、ご自身のパスワードを設定してください。",
    ),
    "password.present": Text("Present password", "現在のパスワード"),
    "password.new": Text("New password", "新しいパスワード"),
    "password.new_help": Text(
        "At least 12 characters; a few words in a row are good.",
        "12文字以上。複数の単語をつなげると安全です。",
    ),
    "password.again": Text("New password again", "新しいパスワード(確認)"),
    "password.do": Text("Set the password", "パスワードを設定"),
    "password.differ": Text(
        "The two new passwords are not the same.", "新しいパスワードが一致しません。"
    ),
    "password.changed": Text("Your password is changed.", "パスワードを変更しました。"),
}
