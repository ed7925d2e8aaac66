"""The frame of a policy told in prose: data, facts, scores, tiers and examples."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Joints.
    "prose.and": Text("{first} and {last}", "{first}、{last}"),
    "prose.where": Text("{condition}", "{condition}場合"),
    "prose.where_group": Text("{condition}", "{condition}の場合"),
    "prose.range": Text("{low}–{high}", "{low}〜{high}"),
    "prose.titled": Text("{title}: {text}", "{title}: {text}"),
    "prose.with_key": Text("{title} ({key})", "{title}({key})"),
    "prose.points": Text("{points} {points:point|points}", "{points}点"),
    # The policy itself.
    "prose.summary": Text(
        "This policy says which tier every customer account belongs to, and what each tier gets.",
        "本ポリシーは、各顧客アカウントの階層と、階層ごとに提供するサービスを定める。",
    ),
    "prose.currency": Text("Amounts are in {name} ({code}).", "金額の単位は{name}({code})とする。"),
    "prose.level_account": Text(
        "Every account is judged by itself.", "判定はアカウント単位で行う。"
    ),
    "prose.level_parent": Text(
        "Accounts of one parent are judged together, their ARR added up.",
        "判定は親アカウント単位で行い、ARRは合算する。",
    ),
    "prose.rates_latest": Text(
        "Amounts in other currencies are converted at the latest known rate.",
        "他通貨の金額は、判明している最新の為替レートで換算する。",
    ),
    "prose.rates_age": Text(
        "Amounts in other currencies are converted at the latest rate, "
        "which may be {days} {days:day|days} old at most.",
        "他通貨の金額は、{days}日以内の最新の為替レートで換算する。",
    ),
    "prose.rates_fixed": Text(
        "Amounts in other currencies are converted at the rate of {day}.",
        "他通貨の金額は、{day}の為替レートで換算する。",
    ),
    "prose.fingerprint": Text("Fingerprint: {fingerprint}", "フィンガープリント: {fingerprint}"),
    # How it decides.
    "prose.deciding": Text("How a tier is decided", "階層の決め方"),
    "prose.deciding_first": Text(
        "The tiers are tried from the best; an account belongs to the first one "
        "whose condition holds.",
        "上位の階層から順に見て、最初に条件を満たした階層とする。",
    ),
    "prose.deciding_missing": Text(
        "Missing data is never guessed. Where it keeps a better tier open, the account is "
        "undetermined: it gets at least the tier that is certain, and never moves down for it.",
        "不足しているデータは推測しない。そのために上位の階層かどうかが決まらないアカウントは"
        "「未確定」とし、少なくとも確実な階層を付け、それを理由に下方移行させることはない。",
    ),
    # Data.
    "prose.data": Text("Data", "データ"),
    "prose.data_kind": Text("{kind}", "{kind}"),
    "prose.data_values": Text("one of {values}", "{values}のいずれか"),
    "prose.data_unit": Text("counted in {unit}", "単位は{unit}"),
    "prose.data_stale": Text(
        "counts as missing when older than {days} {days:day|days}",
        "{days}日を過ぎた値は不足として扱う",
    ),
    # Facts.
    "prose.facts": Text("What is worked out from the data", "データから求める指標"),
    "prose.fact_formula": Text("{label} = {formula}", "{label} = {formula}"),
    "prose.fact_condition": Text(
        "applies where {condition}", "次を満たす場合に該当する: {condition}"
    ),
    "prose.fact_lines": Text(
        "A level: the first line that holds counts.",
        "上から順に見て、最初に当てはまったレベルとする。",
    ),
    "prose.unknown_missing": Text(
        "Where a line cannot be decided for lack of data, the result is unknown.",
        "データ不足で判断できない行があれば、結果は不明とする。",
    ),
    "prose.unknown_skip": Text(
        "A line that cannot be decided for lack of data is passed over; the result is unknown "
        "only where all its data is missing.",
        "データ不足で判断できない行は飛ばし、関係するデータがすべて不足している場合だけ"
        "結果を不明とする。",
    ),
    "prose.unknown_skip_points": Text(
        "a line that cannot be decided for lack of data is passed over",
        "データ不足で判断できない行は飛ばす",
    ),
    "prose.unknown_missing_points": Text(
        "where a line cannot be decided for lack of data, the measure is missing",
        "データ不足で判断できない行があれば、この指標は不足とする",
    ),
    # Scores.
    "prose.scores": Text("Scores", "スコア"),
    "prose.score": Text(
        "From 0 to 100: the weighted mean of these measures.",
        "次の指標の加重平均で、0〜100点とする。",
    ),
    "prose.measure": Text(
        "{label}, weight {weight} of {total} ({share})", "{label}(重み{weight}/{total}、{share})"
    ),
    "prose.curve": Text(
        "by {value}, in straight lines from one to the next: {points}; "
        "beyond the ends, the points of the end",
        "{value}に応じて次の点を直線で結ぶ: {points}。両端の外側は端の点数とする",
    ),
    "prose.curve_point": Text(
        "{value} gives {points} {points:point|points}", "{value}で{points}点"
    ),
    "prose.table": Text(
        "by {value}: {points}; any other value counts as missing",
        "{value}に応じる: {points}。それ以外の値は不足として扱う",
    ),
    "prose.table_point": Text(
        "{value} gives {points} {points:point|points}", "{value}は{points}点"
    ),
    "prose.steps": Text("the first that holds: {points}", "最初に当てはまるもの: {points}"),
    "prose.step": Text(
        "{points} {points:point|points} where {condition}", "{condition}は{points}点"
    ),
    "prose.step_otherwise": Text(
        "{points} {points:point|points} otherwise", "それ以外は{points}点"
    ),
    "prose.missing_reweigh": Text(
        "A measure that is missing is left out, and the others count for more.",
        "不足している指標は除き、残りの指標の重みで平均する。",
    ),
    "prose.missing_neutral": Text(
        "A measure that is missing counts 50 points.", "不足している指標は50点とする。"
    ),
    "prose.missing_zero": Text(
        "A measure that is missing counts 0 points.", "不足している指標は0点とする。"
    ),
    "prose.missing_all": Text(
        "Where every measure is missing, so is the score.",
        "すべての指標が不足している場合、スコアも不明とする。",
    ),
    "prose.cap": Text(
        "at most {points} {points:point|points} where {condition}",
        "{condition}は{points}点を上限とする",
    ),
    "prose.bands": Text("Bands: {bands}", "区分: {bands}"),
    "prose.band": Text("{band} from {points}", "「{band}」は{points}点以上"),
    # Tiers.
    "prose.tiers": Text("Tiers", "階層"),
    "prose.tier_any": Text(
        "An account belongs here when any of these holds:",
        "次のいずれかを満たすアカウントとする。",
    ),
    "prose.tier_one": Text(
        "An account belongs here when this holds:", "次を満たすアカウントとする。"
    ),
    "prose.tier_otherwise": Text(
        "Every account that belongs to no better tier.",
        "上位のどの階層にも当てはまらない、残りすべてのアカウントとする。",
    ),
    "prose.share": Text("Intended share", "目安の割合"),
    "prose.share_accounts": Text("{range} of accounts", "アカウント数の{range}"),
    "prose.share_aim": Text("aiming at {range} of accounts", "目標はアカウント数の{range}"),
    "prose.share_arr": Text("{range} of ARR", "ARRの{range}"),
    "prose.share_hours": Text("{range} of CSM hours", "CSM工数の{range}"),
    "prose.goals": Text("Goals per year", "年間目標"),
    "prose.goal": Text("{goal} {share}", "{goal}{share}"),
    "prose.service": Text("Service", "提供サービス"),
    "goal.logo_retention": Text("logo retention", "ロゴリテンション"),
    "goal.gross_retention": Text("gross revenue retention", "GRR"),
    "goal.net_retention": Text("net revenue retention", "NRR"),
    "goal.expansion": Text("expansion", "拡張"),
    "goal.advocacy": Text("joining advocacy", "アドボカシー参加"),
    "goal.product_adoption": Text("product adoption", "製品の定着"),
    # Directions.
    "prose.directions": Text("What moves a tier", "階層を動かすもの"),
    "prose.levers": Text(
        "What would change a tier is looked for in this order", "階層を変える要因を探す順序"
    ),
    "prose.monotone_up": Text(
        "When {label} rises, the tier never falls.", "{label}が上がって階層が下がることはない。"
    ),
    "prose.monotone_down": Text(
        "When {label} rises, the tier never rises.", "{label}が上がって階層が上がることはない。"
    ),
    "prose.monotone_flag_up": Text(
        "With “{label}”, the tier is never worse than without.",
        "「{label}」によって階層が下がることはない。",
    ),
    "prose.monotone_flag_down": Text(
        "With “{label}”, the tier is never better than without.",
        "「{label}」によって階層が上がることはない。",
    ),
    # Examples.
    "prose.examples": Text("Examples", "例"),
    "prose.example": Text("{given} → {expected}", "{given} → {expected}"),
    "prose.example_fact": Text("{label} {value}", "{label} {value}"),
    "prose.example_unknown": Text("{label} unknown", "{label} 不明"),
    "prose.example_nothing": Text("nothing known", "データなし"),
    "prose.example_floor": Text("at least {tier}", "少なくとも{tier}"),
    "prose.example_reason": Text("because {reason}", "理由: {reason}"),
    "prose.example_missing": Text("missing: {names}", "不足: {names}"),
    "prose.example_as_of": Text("as of {day}", "{day}時点"),
}
