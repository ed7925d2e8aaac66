"""The words in which rules are told. A Japanese phrase ends as a sentence does.

`tanada.messages.rules_prose` joins phrases: each Japanese one must end in a word that
`continued` there can turn into its joining form.
"""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Comparisons of numbers.
    "compare.>": Text("{left} is above {right}", "{left}が{right}を超える"),
    "compare.>=": Text("{left} is at least {right}", "{left}が{right}以上である"),
    "compare.<": Text("{left} is below {right}", "{left}が{right}未満である"),
    "compare.<=": Text("{left} is at most {right}", "{left}が{right}以下である"),
    "compare.=": Text("{left} is {right}", "{left}が{right}である"),
    "compare.!=": Text("{left} is not {right}", "{left}が{right}ではない"),
    # Both bounds at once.
    "compare.>=<=": Text(
        "{left} is at least {low} and at most {high}", "{left}が{low}以上{high}以下である"
    ),
    "compare.>=<": Text(
        "{left} is at least {low} and below {high}", "{left}が{low}以上{high}未満である"
    ),
    "compare.><=": Text(
        "{left} is above {low} and at most {high}", "{left}が{low}を超え{high}以下である"
    ),
    "compare.><": Text(
        "{left} is above {low} and below {high}", "{left}が{low}を超え{high}未満である"
    ),
    # Comparisons of levels and of dates.
    "compare.level>": Text("{left} is better than {right}", "{left}が{right}を上回る"),
    "compare.level>=": Text("{left} is {right} or better", "{left}が{right}以上である"),
    "compare.level<": Text("{left} is worse than {right}", "{left}が{right}を下回る"),
    "compare.level<=": Text("{left} is {right} or worse", "{left}が{right}以下である"),
    "compare.date>": Text("{left} is after {right}", "{left}が{right}より後である"),
    "compare.date>=": Text("{left} is on or after {right}", "{left}が{right}以降である"),
    "compare.date<": Text("{left} is before {right}", "{left}が{right}より前である"),
    "compare.date<=": Text("{left} is on or before {right}", "{left}が{right}以前である"),
    # Comparisons of conditions.
    "compare.flag=": Text(
        "whether {left} agrees with whether {right}", "{left}かどうかと{right}かどうかが一致する"
    ),
    "compare.flag!=": Text(
        "whether {left} differs from whether {right}",
        "{left}かどうかと{right}かどうかが一致しない",
    ),
    # Lists, what is missing, constants.
    "condition.one_of_two": Text(
        "{left} is {first} or {last}", "{left}が{first}または{last}である"
    ),
    "condition.none_of_two": Text(
        "{left} is neither {first} nor {last}", "{left}が{first}でも{last}でもない"
    ),
    "condition.one_of": Text(
        "{left} is {first} or {last}", "{left}が{first}、{last}のいずれかである"
    ),
    "condition.none_of": Text(
        "{left} is none of {first} and {last}", "{left}が{first}、{last}のいずれでもない"
    ),
    "condition.unknown": Text("{left} is unknown", "{left}が不明である"),
    "condition.known": Text("{left} is known", "{left}が判明している"),
    "condition.undecided": Text(
        "it is unknown whether {condition}", "{condition}かどうかが不明である"
    ),
    "condition.decided": Text(
        "it is known whether {condition}", "{condition}かどうかが判明している"
    ),
    "condition.always": Text("it always holds", "常に成り立つ"),
    "condition.never": Text("it never holds", "成り立つことがない"),
    "condition.not": Text("not ({condition})", "({condition})ではない"),
    "condition.group": Text("({condition})", "({condition})"),
    "condition.both": Text("{first} and {last}", "{first}、かつ{last}"),
    "condition.all": Text("{first}, and {last}", "{first}、かつ{last}"),
    "condition.all_more": Text("{first}, and {last}", "{first}、{last}"),
    "condition.either": Text("{first} or {last}", "{first}、または{last}"),
    "condition.any": Text("{first}, or {last}", "{first}、または{last}"),
    "condition.any_more": Text("{first}, or {last}", "{first}、{last}"),
    "condition.applies": Text("{label} applies", "{label}に該当する"),
    "condition.does_not_apply": Text("{label} does not apply", "{label}に該当しない"),
    "condition.otherwise": Text("everyone left", "残りすべて"),
    # Calculations.
    "value.count": Text("the number of {value}", "{value}"),
    "value.definite": Text("the {value}", "{value}"),
    "value.group": Text("({value})", "({value})"),
    "value.+": Text("{left} + {right}", "{left} + {right}"),
    "value.-": Text("{left} − {right}", "{left} − {right}"),
    "value.*": Text("{left} × {right}", "{left} × {right}"),
    "value./": Text("{left} ÷ {right}", "{left} ÷ {right}"),
    "value.negative": Text("-{value}", "-{value}"),
    "value.coalesce": Text("{first}, or {second} where unknown", "{first}(不明な場合は{second})"),
    "value.coalesce_many": Text(
        "the first known of {values}", "{values}のうち最初に判明しているもの"
    ),
    "value.least": Text("the smaller of {values}", "{values}のうち小さい方"),
    "value.least_many": Text("the smallest of {values}", "{values}のうち最小のもの"),
    "value.greatest": Text("the larger of {values}", "{values}のうち大きい方"),
    "value.greatest_many": Text("the largest of {values}", "{values}のうち最大のもの"),
    "value.abs": Text("the absolute value of {value}", "{value}の絶対値"),
    "value.days_since": Text("time since {value}", "{value}からの日数"),
    "value.days_until": Text("time until {value}", "{value}までの日数"),
    "value.percentile": Text(
        "the share of accounts with a lower {value}", "{value}がより低いアカウントの割合"
    ),
    "condition.top": Text("{value} is among the top {share}", "{value}が上位{share}に入る"),
    # Texts and values of a list.
    "value.quoted": Text("“{value}”", "「{value}」"),
    "value.named": Text("{value}", "「{value}」"),
    # Flags.
    "is.trial": Text("the account is a trial", "トライアルである"),
    "is_not.trial": Text("the account is not a trial", "トライアルではない"),
    "is.brand": Text("the account is a well-known brand", "ブランド・ロゴとしての価値がある"),
    "is_not.brand": Text(
        "the account is not a well-known brand", "ブランド・ロゴとしての価値がない"
    ),
    "is.reference": Text("the account is a reference", "リファレンスとしての価値がある"),
    "is_not.reference": Text("the account is not a reference", "リファレンスとしての価値がない"),
    "is.influence": Text("the account has market influence", "市場への影響力がある"),
    "is_not.influence": Text("the account has no market influence", "市場への影響力がない"),
    "is.partner": Text("the account is a partner", "パートナーである"),
    "is_not.partner": Text("the account is not a partner", "パートナーではない"),
    "is.relationship": Text("the relationship is a special one", "特別な関係がある"),
    "is_not.relationship": Text("the relationship is not a special one", "特別な関係がない"),
    "is.willing_advocate": Text(
        "the account is willing to advocate", "アドボケートとして協力する意向がある"
    ),
    "is_not.willing_advocate": Text(
        "the account is not willing to advocate", "アドボケートとして協力する意向がない"
    ),
    "is.custom_configuration": Text("the account has a custom configuration", "個別設定がある"),
    "is_not.custom_configuration": Text(
        "the account has no custom configuration", "個別設定がない"
    ),
    "is.mission_critical": Text("its use is mission-critical", "基幹業務での利用がある"),
    "is_not.mission_critical": Text("its use is not mission-critical", "基幹業務での利用がない"),
    "is.executive_sponsor": Text(
        "the account has an executive sponsor", "エグゼクティブスポンサーの設定がある"
    ),
    "is_not.executive_sponsor": Text(
        "the account has no executive sponsor", "エグゼクティブスポンサーの設定がない"
    ),
    "is.strategic": Text("the account is strategic", "戦略的指定がある"),
    "is_not.strategic": Text("the account is not strategic", "戦略的指定がない"),
}
