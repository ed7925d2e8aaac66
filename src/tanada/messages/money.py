"""What can be wrong with exchange rates, and what is told of a conversion."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # The table of rates.
    "rates.unknown_currency": Text(
        "“{found}” is not a currency's code (ISO 4217).",
        "「{found}」は通貨コード(ISO 4217)ではありません。",
    ),
    "rates.conflict": Text(
        "Two rates for one currency and one day: {found}\n"
        "{count} {count:day has|days have} more than one. Keep one rate of each, or name only one "
        "of the sources under currencies.",
        "同じ通貨・同じ日に異なるレートがあります: {found}\n"
        "該当は{count}件です。どれか1つだけを残すか、"
        "currencies で1つの名前だけを指定してください。",
    ),
    "rates.per_is_not_one": Text(
        "Rates are told per {per}, but {per} itself has the rate {found} on {day}.\n"
        "Name the currency that one unit of is meant under per.",
        "レートは1{per}あたりのはずですが、{day}の{per}自身のレートが{found}です。\n"
        "基準となる通貨を per に指定してください。",
    ),
    "rates.none": Text(
        "Not one rate can be used. Names found in the column of currencies: {found}\n"
        "The column holds codes such as EUR; other names need their codes under currencies.",
        "使えるレートが1つもありません。通貨の列にある名前: {found}\n"
        "通貨の列には EUR などのコードが必要です。それ以外の名前は currencies でコードを"
        "指定してください。",
    ),
    "rates.other_names": Text(
        "{found} {found:rate|rates} of currencies that nobody asked for passed over: {names}",
        "対象外の通貨のレート{found}件は使いませんでした: {names}",
    ),
    "rates.no_value": Text(
        "{found} {found:line|lines} of the rates without a value passed over.",
        "値のないレート{found}件は使いませんでした。",
    ),
    "rates.before_the_euro": Text(
        "{found} {found:rate|rates} for EUR from before {day}, when there was no euro, "
        "passed over.",
        "ユーロ導入({day})より前のEURのレート{found}件は使いませんでした。",
    ),
    "rates.rejected": Text(
        "{found} {found:row|rows} of the rates cannot be used: {found:row|rows} {rows}",
        "使えないレートの行が{found}件あります: {rows}行目",
    ),
    # Converting.
    "rates.converted": Text(
        "{found} {found:row|rows} converted into {currency}, at the rates of: {rates}",
        "{found}行の金額を{currency}に換算しました。使ったレート: {rates}",
    ),
    "rates.missing": Text(
        "{found} {found:row|rows} without a rate: there is none for {currency} on or before {day}.",
        "{found}行は換算できません。{day}以前の{currency}のレートがありません。",
    ),
    "rates.too_old": Text(
        "{found} {found:row|rows} without a rate: the latest for {currency} is of {on}, {days} "
        "{days:day|days} before {day}; the policy allows {limit}.",
        "{found}行は換算できません。{currency}の最新のレートは{on}のもので、{day}の{days}日前です"
        "(ポリシーの上限は{limit}日)。",
    ),
    "reject.rate_too_old": Text("the exchange rate is too old", "為替レートが古すぎる"),
    "reject.no_date": Text("no date", "日付がない"),
}
