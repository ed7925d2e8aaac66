"""The words for what happens after a tier is decided: moves, overlays, plays, people, results."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Programmes.
    "prose.programmes": Text("Programmes", "プログラム"),
    "programme.only_when": Text("only where {condition}", "{condition}のみ"),
    # Moves between tiers.
    "prose.transitions": Text("How accounts move", "階層の移行"),
    "transition.up": Text(
        "An account that meets the condition of a better tier moves up at once.",
        "上位の階層の条件を満たしたアカウントは、直ちに上方移行する。",
    ),
    "transition.down": Text(
        "An account that no longer meets its tier's condition keeps the tier until its first "
        "renewal that is at least {days} {days:day|days} away; then it moves down, "
        "unless it meets the condition again.",
        "階層の条件を満たさなくなったアカウントは、{days}日以上先の最初の更新日まで階層を維持し、"
        "それまでに条件を再び満たさなければ下方移行する。",
    ),
    "transition.term": Text(
        "Where no contract term is known, {months} {months:month|months} are assumed; "
        "where no renewal date is known, the tier is kept for one term.",
        "契約期間が不明な場合は{months}か月とみなし、更新日が不明な場合は契約期間1回分だけ"
        "階層を維持する。",
    ),
    "transition.return": Text(
        "An account that comes back within {days} {days:day|days} goes on where it stopped.",
        "終了から{days}日以内に戻ったアカウントは、以前の状態を引き継ぐ。",
    ),
    "transition.rename": Text(
        "Accounts in “{old}” of the earlier policy go on in “{new}”.",
        "以前のポリシーの「{old}」のアカウントは「{new}」に引き継ぐ。",
    ),
    # Overlays.
    "prose.overlays": Text("Overlays", "オーバーレイ"),
    "overlay.meaning": Text(
        "An overlay changes the service for a time; the tier stays.",
        "オーバーレイは一時的にサービスだけを変え、階層は変えない。",
    ),
    "overlay.when": Text("Begins where", "開始条件"),
    "overlay.until": Text("Ends", "終了"),
    "overlay.until_condition": Text(
        "as soon as that no longer holds", "開始条件を満たさなくなったとき"
    ),
    "overlay.until_days": Text("after {days} {days:day|days}", "{days}日後"),
    "overlay.until_when": Text("where {condition}", "{condition}"),
    "overlay.until_either": Text(
        "{first} or {last}, whichever is first", "{first}、または{last}(いずれか早い時点)"
    ),
    "overlay.uses": Text("In place of the tier's service", "階層のサービスに代えて"),
    "overlay.adds": Text("Adds", "追加するもの"),
    "overlay.adds_touchpoints": Text("Adds the touchpoints", "追加するタッチポイント"),
    "overlay.replaces_touchpoints": Text("Replaces the touchpoints", "置き換えるタッチポイント"),
    "overlay.replaces": Text("Replaces", "置き換えるもの"),
    # Reviews.
    "prose.reviews": Text("Reviews", "レビュー"),
    "review.tier": Text("{tier}: {every}", "{tier}: {every}"),
    "review.top": Text("accounts where {condition}: {every}", "{condition}: {every}"),
    "review.catches": Text("A review looks for", "確認事項"),
    "catch.grew": Text("accounts that grew", "成長したアカウント"),
    "catch.shrank": Text("accounts that shrank", "縮小したアカウント"),
    "catch.health_changed": Text("changed health", "健全性の変化"),
    "catch.designation_to_add": Text("strategic designations to give", "付けるべき戦略的指定"),
    "catch.designation_to_remove": Text(
        "strategic designations to take away", "外すべき戦略的指定"
    ),
    "review.arr_change": Text(
        "ARR counts as changed from {share} on.", "ARRの増減は{share}以上を変化とみなす。"
    ),
    "review.health_change": Text(
        "Health counts as changed from {points} {points:point|points} on.",
        "健全性は{points}点以上の差を変化とみなす。",
    ),
    "review.newcomers": Text(
        "Newcomers are confirmed within {days} {days:day|days}.",
        "新規アカウントの階層は{days}日以内に確認する。",
    ),
    "review.shift": Text(
        "A tier shifted by hand falls back within {days} {days:day|days}.",
        "手動で変えた階層は{days}日以内に元に戻す。",
    ),
    # Plays.
    "prose.plays": Text("Plays", "プレイブック"),
    "play.begins": Text("Begins", "開始"),
    "play.when": Text("where {condition}", "{condition}"),
    "play.on": Text("on {event}", "{event}があったとき"),
    "play.tiers": Text("For", "対象"),
    "play.all_tiers": Text("all tiers", "すべての階層"),
    "play.steps": Text("Steps", "手順"),
    "play.day_0": Text("On the same day", "当日"),
    "play.day": Text("After {day} {day:day|days}", "{day}日後"),
    "play.task": Text("task: {text}", "タスク: {text}"),
    "play.touchpoint": Text("touchpoint: {name}", "タッチポイント: {name}"),
    "play.programme": Text("programme: {name}", "プログラム: {name}"),
    "play.hours": Text("{count} h", "{count}時間"),
    "play.stops": Text("Stops", "中止"),
    "play.again": Text(
        "Can begin again after {days} {days:day|days}.", "{days}日後から再び開始できる。"
    ),
    # People and money.
    "prose.capacity": Text("Capacity", "キャパシティ"),
    "capacity.hours": Text(
        "A CSM has {hours} productive hours per quarter: {weekly} hours a week × {weeks} weeks × "
        "{utilisation} utilisation × {rest} after an overhead of {overhead}.",
        "CSM1人の四半期あたりの実働時間は{hours}時間とする(週{weekly}時間 × {weeks}週 × "
        "稼働率{utilisation} × 間接業務{overhead}を除いた{rest})。",
    ),
    "capacity.starved": Text(
        "A tier that gets less than {share} of the hours it needs is starved.",
        "必要な時間の{share}に満たない階層は、工数不足とみなす。",
    ),
    "capacity.csm_cost": Text("A CSM costs {amount} a year.", "CSM1人の費用は年{amount}とする。"),
    "capacity.carried": Text(
        "An account's ARR carries a cost of service of {share} at most.",
        "サービス提供コストは、アカウントのARRの{share}を上限とする。",
    ),
    "capacity.no_person": Text(
        "An ARR up to {amount} carries no person.",
        "ARRが{amount}以下のアカウントには人を割り当てない。",
    ),
    "capacity.no_move_renewal": Text(
        "Nobody changes CSM in the {days} {days:day|days} before a renewal.",
        "更新前の{days}日間は担当CSMを変えない。",
    ),
    "capacity.no_move_first": Text(
        "Nobody changes CSM in the first {days} {days:day|days}.",
        "契約開始から{days}日間は担当CSMを変えない。",
    ),
    "capacity.match": Text("CSM and account should share", "CSMとアカウントで合わせるもの"),
    "match.language": Text("language", "言語"),
    "match.region": Text("region", "地域"),
    "match.industry": Text("industry", "業種"),
    "match.seniority": Text("seniority", "経験"),
    "capacity.scenario": Text(
        "Worked example “{name}”: {csms} {csms:CSM|CSMs}", "試算例「{name}」: CSM{csms}人"
    ),
    "capacity.scenario_tier": Text(
        "{tier}: {csms} {csms:CSM|CSMs} for {accounts} {accounts:account|accounts} "
        "with {arr} of ARR, {ratio} accounts per CSM, {hours} hours per account and quarter",
        "{tier}: CSM{csms}人、{accounts}アカウント(ARRの{arr})、CSM1人あたり{ratio}アカウント、"
        "1アカウントにつき四半期あたり{hours}時間",
    ),
    # Results.
    "prose.outcomes": Text("Outcomes", "成果の測定"),
    "outcome.cohort": Text(
        "Retention is that of the customers under contract at the start of the period.",
        "リテンションは、期首に契約中の顧客について測る。",
    ),
    "outcome.formula": Text(
        "Retention is beginning − churned − contracted + expanded, divided by beginning; "
        "it mixes in customers won since.",
        "リテンションは(期首 − 解約 − 縮小 + 拡張)÷ 期首で求める(期中の新規顧客を含む)。",
    ),
    "outcome.window": Text(
        "It is measured over {months} {months:month|months}, {every}.",
        "対象期間は{months}か月とし、{every}測る。",
    ),
    "outcome.win_back": Text(
        "A customer who comes back within {days} {days:day|days} was not lost.",
        "{days}日以内に戻った顧客は、失った顧客に数えない。",
    ),
    "outcome.dimensions": Text(
        "The rules stay as they are for {months} {months:month|months} "
        "before a dimension is added.",
        "判定の観点を増やす前に、{months}か月は現在のルールで測定する。",
    ),
    "outcome.excludes": Text("Left out are accounts where", "対象外のアカウント"),
    # What customers may read.
    "prose.customer_safe": Text("Texts for customers", "顧客向けの文章"),
    "customer.rule": Text("Customers are never told a tier.", "顧客に階層を伝えることはない。"),
    "customer.fields": Text("Texts for customers may use", "顧客向けの文章で使えるもの"),
}
