"""What can be wrong with a rule's text."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Its signs and words.
    "rule.empty": Text(
        "The rule is empty.\nWrite a condition, such as: arr > 100000",
        "ルールが空です。\n「arr > 100000」のような条件を書いてください。",
    ),
    "rule.too_long": Text(
        "The rule is too long: {found} parts, and at most {limit} are allowed.\n"
        "Give a part of it a name under attributes and use that name here.",
        "ルールが長すぎます({found}、上限は{limit})。\n"
        "一部を attributes に名前付きで切り出し、ここではその名前を使ってください。",
    ),
    "rule.unclosed_quote": Text(
        "A quote opens here and is never closed.\n"
        "Texts stand between single quotes: plan = 'Enterprise'",
        "引用符が閉じられていません。\n文字列は一重引用符で囲んでください: plan = 'Enterprise'",
    ),
    "rule.comment": Text(
        "A rule cannot hold a comment.\nPut it on a line of its own that begins with #.",
        "ルールの中にコメントは書けません。\n「#」で始まる別の行に書いてください。",
    ),
    "rule.double_quotes": Text(
        "{found} stands between double quotes.\n"
        "Texts take single quotes ('Enterprise'); names take none.",
        "{found} が二重引用符で囲まれています。\n"
        "文字列は一重引用符('Enterprise')で囲み、名前には引用符を付けません。",
    ),
    "rule.unknown_symbol": Text(
        "Rules do not know the sign “{found}”.\n"
        "They use: and or not = != < <= > >= + - * / in between is null ( )",
        "「{found}」はルールで使えない記号です。\n"
        "使えるもの: and or not = != < <= > >= + - * / in between is null ( )",
    ),
    "rule.parenthesis_not_opened": Text(
        "This parenthesis closes one that was never opened.\n"
        "Remove it, or add “(” where the group begins.",
        "対応する開き括弧がありません。\n括弧を削るか、まとまりの先頭に「(」を加えてください。",
    ),
    "rule.parenthesis_not_closed": Text(
        "This parenthesis is never closed.\nAdd “)” where the group ends.",
        "この括弧が閉じられていません。\nまとまりの終わりに「)」を加えてください。",
    ),
    "rule.too_deep": Text(
        "The rule is nested more than {limit} deep.\n"
        "Give an inner part a name under attributes and use that name here.",
        "ルールの入れ子が深すぎます(上限は{limit})。\n"
        "内側の一部を attributes に名前付きで切り出してください。",
    ),
    "rule.comma": Text(
        "A comma cannot stand here.\n"
        "Write numbers without separators (100000); join conditions with and, or.",
        "ここにコンマは書けません。\n"
        "数値は区切りなし(100000)で書き、条件は and か or でつないでください。",
    ),
    "rule.operator_expected": Text(
        "Something is missing before “{found}”.\n"
        "Between two values or conditions stands a word or sign, such as and, or, =, >.",
        "「{found}」の前に何かが抜けています。\n"
        "2つの値や条件の間には and、or、=、> などが必要です。",
    ),
    "rule.unknown_function": Text(
        "There is no function called “{found}”.", "「{found}」という関数はありません。"
    ),
    # Its grammar.
    "rule.unreadable": Text(
        "This cannot be read as a rule: {found}\n"
        "A rule reads like: arr > 50000 and (strategic or not trial)",
        "ルールとして読み取れません: {found}\n書き方の例: arr > 50000 and (strategic or not trial)",
    ),
    "rule.not_allowed": Text(
        "“{found}” cannot be used in a rule.", "「{found}」はルールで使えません。"
    ),
    "rule.not_a_condition": Text(
        "“{found}” is a value, not a condition.\nCompare it with something: {found} > 0",
        "「{found}」は値であり、条件ではありません。\n何かと比べる形にしてください: {found} > 0",
    ),
    "rule.chained": Text(
        "Comparisons cannot be chained.\nWrite: arr >= 25000 and arr < 100000",
        "比較を連ねて書くことはできません。\n"
        "次のように書いてください: arr >= 25000 and arr < 100000",
    ),
    "rule.compared_with_null": Text(
        "Nothing equals null, not even null.\nWrite “is null” or “is not null”.",
        "null と等しいものはありません。\n「is null」または「is not null」と書いてください。",
    ),
    "rule.is_needs_null": Text(
        "After “is” stands null; after a field of yes or no also true or false.\n"
        "For anything else write =.",
        "「is」の後には null(はい・いいえの項目では true、false も)だけを書けます。\n"
        "それ以外には「=」を使ってください。",
    ),
    "rule.in_needs_literals": Text(
        "“in” needs a list of written values.\nSuch as: plan in ('Pro', 'Enterprise')",
        "「in」には具体的な値の一覧が必要です。\n例: plan in ('Pro', 'Enterprise')",
    ),
    # What its parts mean.
    "rule.unknown_name": Text(
        "There is no field, attribute or score called “{found}”.",
        "「{found}」という項目・属性・スコアはありません。",
    ),
    "rule.unknown_value": Text(
        "“{found}” is not one of the values there.\nExpected: {expected}",
        "「{found}」は候補にない値です。\n候補: {expected}",
    ),
    "rule.no_order": Text(
        "“{found}” asks which is greater, but {kind} has no order.\nUse =, != or in.",
        "「{found}」は大小を比べていますが、{kind}には順序がありません。\n"
        "=、!=、in を使ってください。",
    ),
    "rule.different_kinds": Text(
        "“{found}” compares {left} with {right}.\nBoth sides must be of one kind.",
        "「{found}」は{left}と{right}を比べています。\n両辺は同じ種類でなければなりません。",
    ),
    "rule.not_a_number": Text(
        "“{operator}” needs numbers, and this is {kind}.",
        "「{operator}」には数値が必要ですが、これは{kind}です。",
    ),
    "rule.not_a_date": Text(
        "“{found}” is not a date.\nWrite it like 2026-11-21.",
        "「{found}」は日付ではありません。\n2026-11-21 のように書いてください。",
    ),
    "rule.number_too_long": Text(
        "“{found}” has too many digits: at most {digits} before the point and {places} after it.",
        "「{found}」は桁が多すぎます(整数部は{digits}桁、小数部は{places}桁まで)。",
    ),
    "rule.too_wide": Text(
        "The result could need more than {limit} digits.\n"
        "Divide before you multiply, or use fewer factors.",
        "計算結果が{limit}桁を超える可能性があります。\n"
        "掛ける前に割るか、掛け合わせる数を減らしてください。",
    ),
    # Its functions.
    "rule.argument_count": Text(
        "{function} takes {least} to {most} values; {found} {found:stands|stand} here.",
        "{function} が取る値は{least}個から{most}個ですが、ここには{found}個あります。",
    ),
    "rule.argument_count_exact": Text(
        "{function} takes {least} {least:value|values}; {found} {found:stands|stand} here.",
        "{function} が取る値は{least}個ですが、ここには{found}個あります。",
    ),
    "rule.needs_date": Text(
        "{function} needs a date.\nSuch as: {function}(started_on)",
        "{function} には日付が必要です。\n例: {function}(started_on)",
    ),
    "rule.needs_number_name": Text(
        "{function} needs the name of a number, not a calculation.\nSuch as: {function}(arr)",
        "{function} には計算式ではなく、数値の項目名が必要です。\n例: {function}(arr)",
    ),
    "rule.needs_numbers": Text(
        "{function} needs numbers.\nSuch as: {function}(seats, employees)",
        "{function} には数値が必要です。\n例: {function}(seats, employees)",
    ),
    "rule.needs_one_kind": Text(
        "{function} needs values of one kind, and not yes or no.",
        "{function} には同じ種類の値が必要です(はい・いいえの項目は使えません)。",
    ),
}
