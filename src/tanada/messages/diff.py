"""What changes in meaning from one policy to another."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # The command.
    "cli.help.diff": Text(
        "Say in words what changes in meaning from one policy to another.",
        "2つのポリシーの意味の違いを、文章で表示します。",
    ),
    "cli.help.diff_before": Text(
        "The policy as it was: a preset's name or a file.",
        "変更前のポリシー(同梱ポリシーの名前、またはファイル)。",
    ),
    "cli.help.diff_after": Text(
        "The policy as it is to be: a preset's name or a file.",
        "変更後のポリシー(同梱ポリシーの名前、またはファイル)。",
    ),
    # The frame.
    "diff.none": Text("No difference in meaning.", "意味の違いはありません。"),
    "diff.title": Text(
        "From “{before}” to “{after}”: {count} {count:change|changes}",
        "「{before}」から「{after}」への変更: {count}件",
    ),
    "diff.order_only": Text(
        "Only the order of things that have no order differs: nothing changes for any account.",
        "順序に意味のない項目の並びだけが異なります。アカウントへの影響はありません。",
    ),
    "diff_part.counting": Text("How amounts and accounts are counted", "金額とアカウントの数え方"),
    "diff_part.tiers": Text("Who gets which tier", "階層の条件"),
    "diff_part.attributes": Text("What is worked out from the data", "データから求める指標"),
    "diff_part.scores": Text("Scores", "スコア"),
    "diff_part.data": Text("Data", "データ"),
    "diff_part.directions": Text("What moves a tier", "階層を動かすもの"),
    "diff_part.aims": Text("What each tier is for", "階層ごとの目安・目標・サービス"),
    "diff_part.engagement": Text("What each tier gets", "提供するサービス"),
    "diff_part.programmes": Text("Programmes", "プログラム"),
    "diff_part.transitions": Text("How accounts move", "階層の移行"),
    "diff_part.overlays": Text("Overlays", "オーバーレイ"),
    "diff_part.reviews": Text("Reviews", "レビュー"),
    "diff_part.plays": Text("Plays", "プレイブック"),
    "diff_part.capacity": Text("Capacity", "キャパシティ"),
    "diff_part.outcomes": Text("Whether it works", "成果の測定"),
    "diff_part.customer_safe": Text("Texts for customers", "顧客向けの文章"),
    "diff_part.document": Text("The document itself", "文書そのもの"),
    "diff.trail": Text("{first} › {last}", "{first} › {last}"),
    # Values, entries, members.
    "diff.changed": Text(
        "{trail}: now {after}, not {before}.", "{trail}: {before}から{after}に変更。"
    ),
    "diff.added": Text("{trail}: now {after} (new).", "{trail}: {after}を新たに設定。"),
    "diff.removed": Text("{trail}: {before} no longer applies.", "{trail}: {before}の設定を廃止。"),
    "diff.listed": Text("{trail}: now also {after}.", "{trail}: {after}を追加。"),
    "diff.unlisted": Text("{trail}: no longer {before}.", "{trail}: {before}を除外。"),
    "diff.entry_added": Text("New: {trail}", "新設: {trail}"),
    "diff.entry_added_with": Text("New: {trail} ({details})", "新設: {trail}({details})"),
    "diff.entry_removed": Text("Gone: {trail}", "廃止: {trail}"),
    "diff.entry_removed_with": Text("Gone: {trail} ({details})", "廃止: {trail}({details})"),
    "diff.reordered": Text(
        "{trail}: the order is now {after}, not {before}.",
        "{trail}: 順序を「{before}」から「{after}」に変更。",
    ),
    "diff.in_english": Text("{text} in English", "英語表記の{text}"),
    "diff.in_japanese": Text("{text} in Japanese", "日本語表記の{text}"),
    "diff.step": Text("step {number}", "手順{number}"),
    "diff.line": Text("line {number}", "{number}行目"),
    "diff.days": Text("{count} {count:day|days}", "{count}日"),
    "diff.months": Text("{count} {count:month|months}", "{count}か月"),
    "diff.hours": Text("{count} {count:hour|hours}", "{count}時間"),
    "diff.on_event": Text("the event itself", "その出来事"),
    # How it counts.
    "diff.currency": Text(
        "Amounts are now in {after_name} ({after}), not in {before_name} ({before}). Amounts of "
        "the two policies cannot be compared; each is shown in its own currency.",
        "金額の単位を{before_name}({before})から{after_name}({after})に変更。両ポリシーの金額は"
        "比較できないため、それぞれの通貨で示す。",
    ),
    "diff.level": Text(
        "Now: {after} Until now: {before}", "判定の単位を変更: {after}(変更前: {before})"
    ),
    "diff.rates": Text(
        "Now: {after} Until now: {before}", "為替レートの扱いを変更: {after}(変更前: {before})"
    ),
    "diff.no_rates": Text("Nothing is said about exchange rates.", "為替レートの指定はない。"),
    # Inside a condition.
    "diff.bound": Text(
        "{trail}: {left} now has to be {after}, not {before}.",
        "{trail}: {left}の基準を{before}から{after}に変更。",
    ),
    "diff.and_added": Text(
        "{trail}: it is now also required that {after}.",
        "{trail}: 必要な条件に「{after}」を追加。",
    ),
    "diff.and_removed": Text(
        "{trail}: it is no longer required that {before}.",
        "{trail}: 必要な条件から「{before}」を削除。",
    ),
    "diff.or_added": Text(
        "{trail}: it is now also enough that {after}.",
        "{trail}: 「{after}」だけでも満たすように変更。",
    ),
    "diff.or_removed": Text(
        "{trail}: it is no longer enough that {before}.",
        "{trail}: 「{before}」だけでは満たさないように変更。",
    ),
    "diff.option_added": Text(
        "{trail}: {left} may now also be {after}.", "{trail}: 対象の{left}に{after}を追加。"
    ),
    "diff.option_removed": Text(
        "{trail}: {left} may no longer be {before}.", "{trail}: 対象の{left}から{before}を削除。"
    ),
    "diff.none_added": Text(
        "{trail}: {left} may not be {after} any more.",
        "{trail}: 対象外の{left}に{after}を追加。",
    ),
    "diff.none_removed": Text(
        "{trail}: {left} may now be {before}.", "{trail}: 対象外の{left}から{before}を削除。"
    ),
    "diff.replaced": Text(
        "{trail}: was “{before}”, is now “{after}”.",
        "{trail}: 「{before}」から「{after}」に変更。",
    ),
    "diff.respelled": Text(
        "{trail}: now written {after}, not {before}; the meaning is the same.",
        "{trail}: 書き方を {before} から {after} に変更(意味は同じ)。",
    ),
    "diff.formula": Text(
        "{trail}: now {after}, not {before}.", "{trail}: 「{before}」から「{after}」に変更。"
    ),
    "bound.>": Text("above {value}", "{value}超"),
    "bound.>=": Text("at least {value}", "{value}以上"),
    "bound.<": Text("below {value}", "{value}未満"),
    "bound.<=": Text("at most {value}", "{value}以下"),
    "bound.=": Text("{value}", "{value}"),
    "bound.!=": Text("anything but {value}", "{value}以外"),
    "bound.level>": Text("better than {value}", "{value}を上回るもの"),
    "bound.level>=": Text("{value} or better", "{value}以上"),
    "bound.level<": Text("worse than {value}", "{value}を下回るもの"),
    "bound.level<=": Text("{value} or worse", "{value}以下"),
    "bound.date>": Text("after {value}", "{value}より後"),
    "bound.date>=": Text("on or after {value}", "{value}以降"),
    "bound.date<": Text("before {value}", "{value}より前"),
    "bound.date<=": Text("on or before {value}", "{value}以前"),
    "effect.easier": Text("Easier to meet.", "条件は緩くなる。"),
    "effect.harder": Text("Harder to meet.", "条件は厳しくなる。"),
    "effect.clause_easier": Text("{tier} is easier to reach.", "{tier}の条件は緩くなる。"),
    "effect.clause_harder": Text("{tier} is harder to reach.", "{tier}の条件は厳しくなる。"),
    "effect.newly": Text("Newly met where {band}.", "{band}、新たに条件を満たす。"),
    "effect.newly_rest": Text(
        "Newly met where {band} and the rest of the condition holds.",
        "{band}、残りの条件も満たせば新たに該当する。",
    ),
    "effect.newly_tier": Text(
        "Newly met where {band}: such accounts qualify for {tier} or better.",
        "{band}、新たに条件を満たし、{tier}以上と判定される。",
    ),
    "effect.newly_top": Text(
        "Newly met where {band}: such accounts qualify for {tier}.",
        "{band}、新たに条件を満たし、{tier}と判定される。",
    ),
    "effect.no_longer": Text("No longer met where {band}.", "{band}、条件を満たさなくなる。"),
    # Tiers and clauses.
    "diff.tier_added": Text(
        "There is a new tier, {after}, right below {above}.",
        "新しい階層「{after}」を「{above}」の直下に追加。",
    ),
    "diff.tier_added_first": Text(
        "There is a new tier, {after}, above all others.",
        "新しい階層「{after}」を最上位に追加。",
    ),
    "diff.tier_merged": Text(
        "The tier {before} is gone; its accounts go on in {into}.",
        "階層「{before}」を廃止し、そのアカウントは「{into}」に引き継ぐ。",
    ),
    "diff.tier_removed": Text(
        "The tier {before} is gone. Where accounts hold it, transitions.rename has to say in which "
        "tier they go on.",
        "階層「{before}」を廃止。該当アカウントの引き継ぎ先を transitions.rename で指定する"
        "必要がある。",
    ),
    "diff.tier_key": Text(
        "{trail}: the key of the tier is now {new_key}, not {old_key}; its accounts go on in it.",
        "{trail}: 階層のキーを {old_key} から {new_key} に変更(アカウントは引き継ぐ)。",
    ),
    "diff.tier_key_undeclared": Text(
        "{trail}: the key of the tier is now {new_key}, not {old_key}. Where accounts hold it, "
        "transitions.rename has to say so.",
        "{trail}: 階層のキーを {old_key} から {new_key} に変更。該当アカウントがある場合は "
        "transitions.rename での指定が必要。",
    ),
    "diff.tiers_reordered": Text(
        "The order of the tiers, best first, is now {after}, not {before}.",
        "階層の順序(上位から)を「{before}」から「{after}」に変更。",
    ),
    "diff.clause_added": Text(
        "{trail}: a new way in: {after}.", "{trail}: 新しい条件を追加: {after}。"
    ),
    "diff.clause_removed": Text(
        "{trail}: no longer a way in: {before}.", "{trail}: 条件を削除: {before}。"
    ),
    "diff.clause_renamed": Text(
        "{trail}: the condition “{old_name}” is now called “{new_name}”.",
        "{trail}: 条件の名前を「{old_name}」から「{new_name}」に変更。",
    ),
    "diff.clauses_reordered": Text(
        "{trail}: of the conditions that hold, the first names the reason; they now stand in the "
        "order {after}, not {before}.",
        "{trail}: 理由として示す条件の優先順を「{before}」から「{after}」に変更。",
    ),
    "diff.otherwise_added": Text(
        "{trail}: takes every account that belongs to no better tier.",
        "{trail}: 上位のどの階層にも当てはまらない、残りすべてのアカウントを対象とする。",
    ),
    "diff.otherwise_removed": Text(
        "{trail}: no longer takes every account left over.",
        "{trail}: 残りすべてのアカウントを対象とはしない。",
    ),
    # Attributes.
    "diff.fact_remade": Text(
        "{trail}: worked out in another way: {after}; until now: {before}.",
        "{trail}: 求め方を変更: {after}(変更前: {before})。",
    ),
    "diff.fact_levels": Text("one of {levels}", "{levels}のいずれか"),
    "diff.level_added": Text("{trail}: a new level: {after}.", "{trail}: レベルを新設: {after}。"),
    "diff.level_removed": Text(
        "{trail}: no longer a level (it took: {before}).",
        "{trail}: レベルを廃止(条件: {before})。",
    ),
    "diff.unknown": Text(
        "{trail}: now “{after}”, until now “{before}”.",
        "{trail}: 「{before}」から「{after}」に変更。",
    ),
    "diff.unknown_step": Text(
        "{trail}: now “{after}”, until now “{before}”.",
        "{trail}: 「{before}」から「{after}」に変更。",
    ),
    # Scores.
    "diff.missing": Text(
        "{trail}: now “{after}”, until now “{before}”.",
        "{trail}: 「{before}」から「{after}」に変更。",
    ),
    "diff.weight": Text(
        "{trail}: the weight is now {after} of {total_after} ({share_after}), not {before} of "
        "{total_before} ({share_before}).",
        "{trail}: 重みを{before}/{total_before}({share_before})から"
        "{after}/{total_after}({share_after})に変更。",
    ),
    "diff.measure_added": Text(
        "{trail}: a new measure, with weight {weight} of {total_after} ({share_after}).",
        "{trail}: 指標を新設(重み{weight}/{total_after}、{share_after})。",
    ),
    "diff.measure_removed": Text(
        "{trail}: no longer a measure; its weight was {weight} of {total_before} ({share_before}).",
        "{trail}: 指標を廃止(重みは{weight}/{total_before}、{share_before})。",
    ),
    "diff.points_remade": Text(
        "{trail}: points are now given {after}, not {before}.",
        "{trail}: 点数の付け方を「{before}」から「{after}」に変更。",
    ),
    "diff.by_curve": Text("in straight lines between values", "値の間を直線で結ぶ方法"),
    "diff.by_table": Text("by a list of values", "値の一覧による方法"),
    "diff.by_steps": Text("by the first condition that holds", "最初に当てはまる条件による方法"),
    "diff.point": Text(
        "{trail}: {at} now gives {after}, not {before}.",
        "{trail}: {at}の点数を{before}から{after}に変更。",
    ),
    "diff.point_added": Text("{trail}: {at} now gives {after}.", "{trail}: {at}で{after}を追加。"),
    "diff.point_removed": Text(
        "{trail}: {at} no longer gives {before}.", "{trail}: {at}で{before}を削除。"
    ),
    "diff.point_moved": Text(
        "{trail}: {points} are now given at {after}, not at {before}.",
        "{trail}: {points}となる値を{before}から{after}に変更。",
    ),
    "diff.step_points": Text(
        "{trail}: now {after}, not {before}, where {condition}.",
        "{trail}: {condition}の点数を{before}から{after}に変更。",
    ),
    "diff.step_points_otherwise": Text(
        "{trail}: everyone left now gets {after}, not {before}.",
        "{trail}: それ以外の点数を{before}から{after}に変更。",
    ),
    "diff.step_added": Text("{trail}: new: {after}.", "{trail}: 追加: {after}。"),
    "diff.step_removed": Text("{trail}: gone: {before}.", "{trail}: 削除: {before}。"),
    "diff.steps_reordered": Text(
        "{trail}: the first line that holds counts; they now stand in the order: {after}. Until "
        "now: {before}.",
        "{trail}: 最初に当てはまる行を採るため、並びを変更: {after}(変更前: {before})。",
    ),
    "diff.cap_added": Text("{trail}: new: {after}.", "{trail}: 追加: {after}。"),
    "diff.cap_removed": Text("{trail}: gone: {before}.", "{trail}: 削除: {before}。"),
    "diff.cap_points": Text(
        "{trail}: now at most {after}, not {before}, where {condition}.",
        "{trail}: {condition}、{before}から{after}に変更。",
    ),
    # Directions, the document.
    "diff.levers": Text(
        "What would change a tier is now looked for in this order: {after}; until now: {before}.",
        "階層を変える要因を探す順序を変更: {after}(変更前: {before})。",
    ),
    "diff.nowhere": Text("nowhere", "なし"),
    "diff.promise_added": Text("New promise: {after}", "新たな約束: {after}"),
    "diff.promise_removed": Text("No longer promised: {before}", "約束を廃止: {before}"),
    "diff.examples": Text(
        "The document now has {after} {after:example|examples}, not {before}.",
        "文書内の例を{before}件から{after}件に変更。",
    ),
}
