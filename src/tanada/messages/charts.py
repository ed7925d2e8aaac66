"""Charts."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "charts.not_installed": Text(
        "Charts are drawn by a package that is not installed.\n"
        "Install it with: pip install 'tanada[charts]'",
        "図の描画に必要なパッケージがインストールされていません。\n"
        "「pip install 'tanada[charts]'」でインストールしてください。",
    ),
}
