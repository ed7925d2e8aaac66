"""What can be wrong with a policy's names, tiers, levels, scores and examples."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "policy.not_found": Text(
        "There is neither a file nor a shipped policy called “{found}”.\n"
        "Shipped policies: {expected}",
        "「{found}」というファイルも標準ポリシーもありません。\n標準ポリシー: {expected}",
    ),
    "policy.unknown_currency": Text(
        "“{found}” is not a currency's code (ISO 4217).",
        "「{found}」は通貨コード(ISO 4217)ではありません。",
    ),
    # Names.
    "policy.name_reserved": Text(
        "“{found}” has a meaning of its own and cannot be a name.\nChoose another name.",
        "「{found}」は予約されているため、名前にできません。\n別の名前にしてください。",
    ),
    "policy.name_taken": Text(
        "“{found}” is taken: there is “{other}” already.\n"
        "Names must differ by more than capitals. Choose another name.",
        "「{found}」は使えません。すでに「{other}」があります。\n"
        "大文字・小文字の違いだけでは区別されません。別の名前にしてください。",
    ),
    "policy.field_known": Text(
        "“{found}” is known already; its type and values cannot be declared again.\n"
        "Keep only what is new, such as label or stale_after_days.",
        "「{found}」は既知の項目なので、type や values を改めて書くことはできません。\n"
        "label や stale_after_days など、新しい内容だけを残してください。",
    ),
    "policy.field_needs_type": Text(
        "“{found}” is a new field and needs a type.\n"
        "Add type: money, whole, number, text, choice, date or flag.",
        "「{found}」は新しい項目なので type が必要です。\n"
        "type: money、whole、number、text、choice、date、flag のいずれかを加えてください。",
    ),
    "policy.choice_needs_values": Text(
        "“{found}”: values belong to fields of type choice, and only to those.",
        "「{found}」: values は type: choice の項目にのみ、必ず書きます。",
    ),
    "policy.circle": Text(
        "These need each other in a circle: {found}\nWrite one of them without the next.",
        "定義が循環しています: {found}\nいずれかを、次のものを使わずに書いてください。",
    ),
    # Levels and tiers.
    "policy.level_twice": Text(
        "The level “{found}” has a line already.\nJoin the two lines with or.",
        "レベル「{found}」の行はすでにあります。\n2つの行を or でまとめてください。",
    ),
    "policy.unknown_level": Text(
        "There is no level “{found}” here.\nLevels: {expected}",
        "「{found}」というレベルはありません。\nレベル: {expected}",
    ),
    "policy.otherwise_not_last": Text(
        "“{found}” takes everyone left, so nothing after it can ever hold.\n"
        "Only the last one can be otherwise.",
        "「{found}」が残り全部を受けるため、その後は決して成り立ちません。\n"
        "otherwise にできるのは最後だけです。",
    ),
    "policy.last_tier_not_otherwise": Text(
        "The last tier, “{found}”, must take everyone left.\nWrite: when: otherwise",
        "最後の階層「{found}」は残り全部を受けなければなりません。\n"
        "「when: otherwise」と書いてください。",
    ),
    "policy.tier_twice": Text(
        "The tier “{found}” stands here a second time.\nJoin the two, or rename one.",
        "階層「{found}」が重複しています。\n1つにまとめるか、一方の名前を変えてください。",
    ),
    "policy.unknown_tier": Text(
        "There is no tier “{found}”.\nExpected: {expected}",
        "「{found}」という階層はありません。\n候補: {expected}",
    ),
    # Scores.
    "policy.of_beside_steps": Text(
        "“{found}” has lines of points, which say themselves what they look at.\nRemove of.",
        "「{found}」の points は行ごとに条件を書く形なので、of は不要です。\nof を消してください。",
    ),
    "policy.points_need_of": Text(
        "It is not said what the points of “{found}” depend on.\nAdd of, such as: of: arr",
        "「{found}」の点数を何で決めるかが書かれていません。\n"
        "「of: arr」のように of を加えてください。",
    ),
    "policy.step_not_last": Text(
        "Line {found} has no condition and takes everyone left.\nMove it to the end, or add when.",
        "{found}行目には条件がなく、残り全部を受けてしまいます。\n"
        "最後に移すか、when を加えてください。",
    ),
    "policy.point_not_a_number": Text(
        "“{found}” is not a number, and these points go by a number.\nSuch as: 25000: 50",
        "「{found}」は数値ではありません。ここでは数値ごとに点数を書きます。\n例: 25000: 50",
    ),
    "policy.point_twice": Text(
        "“{found}” is listed twice.\nKeep one of them.",
        "「{found}」が重複しています。\n一方だけを残してください。",
    ),
    "policy.points_too_few": Text(
        "A curve of points needs two numbers or more; there is {found}.",
        "点数の線を引くには2つ以上の数値が必要ですが、{found}つしかありません。",
    ),
    "policy.points_of_date": Text(
        "Points cannot go by a date.\nUse days since it: of: days_since(started_on)",
        "日付ごとに点数を付けることはできません。\n"
        "経過日数を使ってください: of: days_since(started_on)",
    ),
    "policy.points_too_fine": Text(
        "The points of “{found}” have too many decimal places to be summed exactly.\n"
        "Use fewer decimal places, or rounder distances between the numbers.",
        "「{found}」の点数は小数部の桁が多すぎ、正確に合計できません。\n"
        "小数部の桁を減らすか、数値の間隔を切りのよい値にしてください。",
    ),
    "policy.bands_equal": Text(
        "The bands “{found}” and “{other}” begin at the same number.",
        "区分「{found}」と「{other}」の始まりが同じ数値です。",
    ),
    # Levers, directions and examples.
    "policy.lever_unfit": Text(
        "“{found}” is {kind}, and a lever must be something that can rise or fall.",
        "「{found}」は{kind}なので、levers には書けません(上下できるものだけを書きます)。",
    ),
    "policy.monotone_unfit": Text(
        "“{found}” is {kind}, and only something with an order can move tiers one way.",
        "「{found}」は{kind}なので、monotone には書けません(順序のあるものだけを書きます)。",
    ),
    "policy.value_unfit": Text(
        "“{found}” does not fit “{name}”.\nExpected: {expected}",
        "「{found}」は「{name}」に合いません。\n想定される値: {expected}",
    ),
    "policy.example_needs_date": Text(
        "This example gives a date, so it must say for which day it holds.\n"
        "Add as_of, such as: as_of: 2026-11-21",
        "この例には日付があるため、いつの時点の例かを書く必要があります。\n"
        "「as_of: 2026-11-21」のように加えてください。",
    ),
}
