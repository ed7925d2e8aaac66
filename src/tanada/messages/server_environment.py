"""What is wrong with the server's surroundings: its variables, its folder, its key."""

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "environment.not_whole": Text(
        "“{found}” is no whole number from {least} to {most}.",
        "「{found}」は{least}から{most}までの整数ではありません。",
    ),
    "environment.not_yes": Text(
        "“{found}” is neither 1 (yes) nor 0 (no).",
        "「{found}」は 1(はい)でも 0(いいえ)でもありません。",
    ),
    "environment.unknown_database": Text(
        "There is no support for a database of the kind “{found}”.\nThere is: {expected}",
        "「{found}」という種類のデータベースには対応していません。\n対応している種類: {expected}",
    ),
    "environment.no_database_url": Text(
        "This is no address of a database.\n"
        "Write it like postgres://tanada:password@db.example.com:5432/tanada, signs such as @, : "
        "and / of the password in percent encoding.",
        "データベースのアドレスとして読めません。\n"
        "postgres://tanada:password@db.example.com:5432/tanada のように書いてください。"
        "パスワード中の @、:、/ などはパーセントエンコーディングで書きます。",
    ),
    "environment.no_folder": Text(
        "The installation’s folder {folder} cannot be used: {found}.\n"
        "Name a folder that can be written to in TANADA_HOME.",
        "インストール先のフォルダ {folder} を使えません: {found}\n"
        "書き込めるフォルダを TANADA_HOME に指定してください。",
    ),
}
"""Every message by its code."""
