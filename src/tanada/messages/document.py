"""What can be wrong with a document before its meaning: its file and its YAML."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "file.unreadable": Text("The file cannot be read: {found}", "ファイルを読めません: {found}"),
    "document.empty": Text(
        "The document is empty.\nA new one to start from: tanada policy new",
        "文書が空です。\nひな形は tanada policy new で作れます。",
    ),
    "document.too_large": Text(
        "The document is too large: {found} bytes, and at most {limit} are allowed.",
        "文書が大きすぎます({found}バイト、上限は{limit}バイト)。",
    ),
    "document.not_utf8": Text(
        "The document is not UTF-8: byte {offset} is {found}.\n"
        "Save it again with the encoding UTF-8.",
        "文書の文字コードが UTF-8 ではありません({offset}バイト目が{found})。\n"
        "文字コードを UTF-8 にして保存し直してください。",
    ),
    "document.not_yaml": Text(
        "This is not YAML: {found}\nLook at the indentation, quotes and colons around here.",
        "YAML として読み取れません: {found}\nこの付近の字下げ、引用符、コロンを確かめてください。",
    ),
    "document.not_a_mapping": Text(
        "The document must consist of keys and values, such as: name: Our policy",
        "文書は「name: Our policy」のようなキーと値の並びでなければなりません。",
    ),
    "document.several": Text(
        "A second document begins here.\nKeep one per file; remove the line ---.",
        "ここから2つ目の文書が始まっています。\n"
        "1つのファイルに1つの文書とし、「---」の行を消してください。",
    ),
    "document.alias": Text(
        "Anchors and aliases (& and *) cannot be used here.\n"
        "Write the values out, or put a text that begins so between quotes.",
        "アンカーとエイリアス(& と *)は使えません。\n"
        "値をそのまま書くか、その文字で始まる文字列なら引用符で囲んでください。",
    ),
    "document.tag": Text(
        "The tag “{found}” cannot be used here.\n"
        "Remove it, or put a text that begins with ! between quotes.",
        "タグ「{found}」は使えません。\n"
        "削除するか、「!」で始まる文字列なら引用符で囲んでください。",
    ),
    "document.key_not_plain": Text(
        "A list or a mapping cannot be a key.\nPut a text that begins with [ or {{ between quotes.",
        "リストや対応表はキーにできません。\n"
        "「[」や「{{」で始まる文字列なら引用符で囲んでください。",
    ),
    "document.key_twice": Text(
        "“{found}” stands here a second time; the first is on line {line}.\nKeep one of them.",
        "「{found}」が重複しています(最初は{line}行目)。\nどちらか一方だけを残してください。",
    ),
    "document.too_deep": Text(
        "The document is nested more than {limit} deep.",
        "文書の入れ子が深すぎます(上限は{limit})。",
    ),
    "document.too_many_nodes": Text(
        "The document has more than {limit} values.",
        "文書に含まれる値が多すぎます(上限は{limit})。",
    ),
}
