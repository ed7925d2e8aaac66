"""What can be wrong with a document's shape: a key or a kind of value that does not fit."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Keys.
    "shape.missing": Text("“{expected}” is missing here.", "「{expected}」がありません。"),
    "shape.unknown_key": Text(
        "There is no key “{found}” here.", "ここに「{found}」というキーは書けません。"
    ),
    "shape.key_unfit": Text(
        "“{found}” cannot be a name.\n"
        "A name begins with a letter and holds letters, digits and single _, "
        "at most {limit} of them.",
        "「{found}」は名前にできません。\n"
        "名前は文字で始め、文字・数字・連続しない「_」だけを使い、{limit}字以内にしてください。",
    ),
    "shape.control_character": Text(
        "This text holds a control character.\nWrite it anew without.",
        "このテキストには制御文字が含まれています。\n取り除いて書き直してください。",
    ),
    # Kinds of value.
    "shape.text_expected": Text("A text is expected here.", "ここには文字列が必要です。"),
    "shape.string_type": Text("A text is expected here.", "ここには文字列が必要です。"),
    "shape.number_expected": Text(
        "A number is expected here.\nWrite it without separators, sign of currency or unit: 100000",
        "ここには数値が必要です。\n区切り・通貨記号・単位を付けずに書いてください: 100000",
    ),
    "shape.whole_expected": Text(
        "A whole number is expected here, such as 30.", "ここには 30 のような整数が必要です。"
    ),
    "shape.percent_expected": Text(
        "A percentage from 0% to 100% is expected here, such as 98%.",
        "ここには 98% のような、0% から 100% までの割合が必要です。",
    ),
    "shape.date_expected": Text(
        "A date is expected here, such as 2026-11-21.",
        "ここには 2026-11-21 のような日付が必要です。",
    ),
    "shape.currency_expected": Text(
        "The code of a currency is expected here: three capital letters, such as USD.",
        "ここには USD のような、大文字3字の通貨コードが必要です。",
    ),
    "shape.bool_type": Text(
        "true or false is expected here.", "ここには true か false が必要です。"
    ),
    "shape.bool_parsing": Text(
        "true or false is expected here.", "ここには true か false が必要です。"
    ),
    "shape.list_type": Text(
        "A list is expected here.\nSuch as: [first, second]",
        "ここには一覧が必要です。\n例: [first, second]",
    ),
    "shape.dict_type": Text(
        "Keys with values are expected here.\nSuch as: {{key: value}}",
        "ここにはキーと値の組が必要です。\n例: {{key: value}}",
    ),
    "shape.model_type": Text(
        "Keys with values are expected here.\nSuch as: {{key: value}}",
        "ここにはキーと値の組が必要です。\n例: {{key: value}}",
    ),
    "shape.invalid_key": Text(
        "A key must be a text.\nPut it between quotes.",
        "キーは文字列でなければなりません。\n引用符で囲んでください。",
    ),
    "shape.literal_error": Text("“{found}” cannot stand here.", "ここに「{found}」は書けません。"),
    "shape.string_pattern_mismatch": Text(
        "“{found}” is not written as expected here: {pattern}",
        "「{found}」は想定された書き方ではありません: {pattern}",
    ),
    # Sizes.
    "shape.string_too_short": Text("The text is empty.", "文字列が空です。"),
    "shape.string_too_long": Text(
        "The text is too long: at most {max_length} characters.",
        "文字列が長すぎます({max_length}字まで)。",
    ),
    "shape.too_short": Text(
        "Too few stand here: {actual_length}, and at least {min_length} must.",
        "個数が足りません({actual_length}個、{min_length}個以上が必要)。",
    ),
    "shape.too_long": Text(
        "Too many stand here: {actual_length}, and at most {max_length} can.",
        "個数が多すぎます({actual_length}個、{max_length}個まで)。",
    ),
    "shape.greater_than": Text(
        "{found} is too small: it must be above {gt}.",
        "{found} は小さすぎます({gt}より大きくなければなりません)。",
    ),
    "shape.greater_than_equal": Text(
        "{found} is too small: it must be at least {ge}.",
        "{found} は小さすぎます({ge}以上でなければなりません)。",
    ),
    "shape.less_than": Text(
        "{found} is too large: it must be below {lt}.",
        "{found} は大きすぎます({lt}未満でなければなりません)。",
    ),
    "shape.less_than_equal": Text(
        "{found} is too large: it must be at most {le}.",
        "{found} は大きすぎます({le}以下でなければなりません)。",
    ),
    "shape.decimal_max_places": Text(
        "{found} has too many decimal places: at most {decimal_places}.",
        "{found} は小数部の桁が多すぎます({decimal_places}桁まで)。",
    ),
    # Ranges and times.
    "shape.range_expected": Text(
        "A range is expected here, such as {expected}.",
        "ここには {expected} のような範囲が必要です。",
    ),
    "shape.range_turned": Text(
        "The range begins above its end.\nWrite the smaller number first.",
        "範囲の始まりが終わりより大きくなっています。\n小さい方を先に書いてください。",
    ),
    "shape.frequency_expected": Text(
        "How often is expected here, such as: {expected}",
        "ここには頻度が必要です。例: {expected}",
    ),
    "shape.frequency_of_months_expected": Text(
        "How often, in months, quarters or years, is expected here, such as: {expected}",
        "ここには月・四半期・年単位の頻度が必要です。例: {expected}",
    ),
    "shape.moment_expected": Text(
        "A moment is expected here, such as: start, renewal, {expected}",
        "ここには時点が必要です。例: start、renewal、{expected}",
    ),
    "shape.response_time_expected": Text(
        "A time to answer is expected here, such as: immediate, {expected}",
        "ここには応答までの時間が必要です。例: immediate、{expected}",
    ),
    "shape.rates_twofold": Text(
        "Either max_age_days or fixed_on, not both.",
        "max_age_days と fixed_on は、どちらか一方だけを書いてください。",
    ),
    "shape.listed_twice": Text(
        "“{found}” is listed twice.\nKeep one of them.",
        "「{found}」が重複しています。\n一方だけを残してください。",
    ),
    # Engagement.
    "shape.touchpoint_untimed": Text(
        "It is not said when this touchpoint happens.\nAdd one of: {expected}",
        "このタッチポイントの時期が書かれていません。\n次のいずれかを加えてください: {expected}",
    ),
    "shape.variants_need_every": Text(
        "variants change how often; say how often it is otherwise.\nAdd: {expected}",
        "variants は頻度を変えるものです。通常の頻度も書いてください。\n"
        "次を加えてください: {expected}",
    ),
    "shape.person_share_unfit": Text(
        "person_share belongs to touchpoints that are by: mixed, and only to those; "
        "this one is by: {found}.",
        "person_share は by: mixed のタッチポイントにのみ、必ず書きます(ここは by: {found})。",
    ),
    "shape.hours_unfit": Text(
        "hours belong to touchpoints in which people take part, and to all of those; "
        "this one is by: {found}.",
        "hours は人が関わるタッチポイントにのみ、必ず書きます(ここは by: {found})。",
    ),
    "shape.frequency_outside_limit": Text(
        "How often “{found}” says lies outside {limit}.\nChange one of the two.",
        "「{found}」の頻度が {limit} の範囲を外れています。\nどちらかを直してください。",
    ),
    "shape.coverage_contradicted": Text(
        "“{found}” does not go with coverage: {coverage}.\nChange one of the two.",
        "「{found}」は coverage: {coverage} と両立しません。\nどちらかを直してください。",
    ),
    # Overlays, plays and scenarios.
    "shape.until_empty": Text(
        "It is not said when this ends.\nAdd one of: {expected}",
        "終了の条件が書かれていません。\n次のいずれかを加えてください: {expected}",
    ),
    "shape.overlay_empty": Text(
        "This overlay changes nothing.\nAdd one of: {expected}",
        "このオーバーレイは何も変えません。\n次のいずれかを加えてください: {expected}",
    ),
    "shape.play_untriggered": Text(
        "It is not said when this play begins.\nAdd one of: {expected}",
        "このプレイブックの開始条件が書かれていません。\n次のいずれかを加えてください: {expected}",
    ),
    "shape.step_action": Text(
        "A step does exactly one thing.\nKeep or add one of: {expected}",
        "1つのステップで行うことは1つだけです。\n次のうち1つだけを書いてください: {expected}",
    ),
    "shape.scenario_does_not_add_up": Text(
        "The tiers of this scenario have {found} {found:CSM|CSMs} together, "
        "and the scenario {expected}.",
        "このシナリオの階層別CSM数の合計は{found}人ですが、シナリオ全体は{expected}人です。",
    ),
    "shape.other": Text(
        "This does not fit here.\nThe shape of a policy is described in its reference.",
        "ここに書ける値ではありません。\n書式はポリシーのリファレンスを参照してください。",
    ),
}
