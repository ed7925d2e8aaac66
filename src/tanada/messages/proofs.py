"""Proofs: what can be reached, what moves tiers one way only, and what the solver cannot say."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Help and problems.
    "cli.help.prove": Text(
        "Prove that everything in a policy can be reached, and that declared inputs move tiers "
        "one way only.",
        "ポリシーのどの部分にも到達できること、宣言した項目が階層を一方向にしか動かさないことを"
        "証明します。",
    ),
    "cli.help.prove_timeout": Text(
        "Seconds that the solver may take for one question.", "1つの問いにかけてよい秒数。"
    ),
    "proofs.not_installed": Text(
        "Proofs are made by a package that is not installed.\n"
        "Install it with: pip install 'tanada[proofs]'",
        "証明に必要なパッケージがインストールされていません。\n"
        "「pip install 'tanada[proofs]'」でインストールしてください。",
    ),
    # What can be reached.
    "proofs.head": Text(
        "Proofs for “{policy}” ({fingerprint})", "「{policy}」の証明({fingerprint})"
    ),
    "proofs.reached": Text("Can be reached", "到達できるもの"),
    "proofs.all.tier": Text("every tier ({count})", "すべての階層({count})"),
    "proofs.all.clause": Text(
        "every clause, as the reason of a decision ({count})",
        "すべての条件(判定の理由になりうる、{count})",
    ),
    "proofs.all.level": Text(
        "every level of the attributes ({count})", "属性のすべてのレベル({count})"
    ),
    "proofs.all.band": Text(
        "every band of the scores ({count})", "スコアのすべてのバンド({count})"
    ),
    "proofs.some.tier": Text("{proved} of {count} tiers", "{count}階層のうち{proved}"),
    "proofs.some.clause": Text("{proved} of {count} clauses", "{count}条件のうち{proved}"),
    "proofs.some.level": Text(
        "{proved} of {count} levels of the attributes", "属性の{count}レベルのうち{proved}"
    ),
    "proofs.some.band": Text(
        "{proved} of {count} bands of the scores", "スコアの{count}バンドのうち{proved}"
    ),
    # What cannot.
    "proofs.tier_never": Text(
        "{tier} can never be reached: none of its clauses can be the reason.",
        "{tier}には到達できない。どの条件も理由にならない。",
    ),
    "proofs.clause_never": Text(
        "{code} can never be true: {rule}.", "{code} は決して成り立たない: {rule}"
    ),
    "proofs.clause_taken": Text(
        "{code} can never be the reason ({rule}): {others} {count:takes|together take} every such "
        "account first.",
        "{code} は理由にならない({rule}): 該当するアカウントはすべて先に {others} が受け取る。",
    ),
    "proofs.clause_unreached": Text(
        "{code} can never be the reason: {rule}.", "{code} は理由にならない: {rule}"
    ),
    "proofs.level_never": Text(
        "{label} can never be “{value}”.", "{label}が「{value}」になることはない。"
    ),
    "proofs.level_taken": Text(
        "{label} can never be “{value}”: {others} {count:takes|together take} every such account "
        "first.",
        "{label}が「{value}」になることはない。該当するアカウントはすべて先に{others}になる。",
    ),
    # What moves tiers one way only.
    "proofs.moves": Text("Moved alone", "単独で動かした場合"),
    "proofs.idle": Text("{claim} No tier reads it.", "{claim}階層の条件では使われていない。"),
    "proofs.wrong_up": Text(
        "When {label} rises, the tier can fall.", "{label}が上がると階層が下がることがある。"
    ),
    "proofs.wrong_down": Text(
        "When {label} rises, the tier can rise.", "{label}が上がると階層が上がることがある。"
    ),
    "proofs.wrong_flag_up": Text(
        "With “{label}”, the tier can be worse than without.",
        "「{label}」によって階層が下がることがある。",
    ),
    "proofs.wrong_flag_down": Text(
        "With “{label}”, the tier can be better than without.",
        "「{label}」によって階層が上がることがある。",
    ),
    "proofs.account": Text("{facts}: {tier}, because {reason}", "{facts}: {tier}(理由: {reason})"),
    "proofs.account_floor": Text(
        "{facts}: undetermined, at least {tier}, because {reason}",
        "{facts}: 未確定、少なくとも{tier}(理由: {reason})",
    ),
    "proofs.both": Text("in both: {facts}", "共通: {facts}"),
    "proofs.both_nothing": Text("in both: nothing else known", "共通: ほかはデータなし"),
    "proofs.on_day": Text("as of {day}", "基準日{day}"),
    "proofs.percentile": Text(
        "share of accounts with a lower {label}", "{label}がより低いアカウントの割合"
    ),
    # What the solver cannot say.
    "proofs.undecided": Text(
        "Undecided whether this holds: {claim} The solver gave up. {why}",
        "証明も反証もできなかった: {claim}時間内に答えが出なかった。{why}",
    ),
    "proofs.undecided_loose": Text(
        "Undecided whether this holds: {claim} Only bounds are known for {names}.",
        "証明も反証もできなかった: {claim}{names}は範囲でしか扱えない。",
    ),
    "proofs.open.tier": Text("{tier} can be reached.", "{tier}に到達できる。"),
    "proofs.open.clause": Text("{code} can be the reason.", "{code} が理由になりうる。"),
    "proofs.open.level": Text("{label} can be “{value}”.", "{label}が「{value}」になりうる。"),
    "proofs.hard": Text("What is hard here: {hard}.", "難しい部分: {hard}。"),
    "proofs.hard.quotient": Text(
        "a quotient that is reckoned on with", "計算にさらに使われる割り算の結果"
    ),
    "proofs.hard.product": Text("a product of two values", "値どうしの掛け算"),
    "proofs.hard.size": Text("the number of cases", "場合の数"),
    # What the proofs are about.
    "proofs.percentiles": Text(
        "Outside the proofs: the share of accounts with a lower value, of {names}. It was taken "
        "to be anything that does not fall when the value rises.",
        "証明の対象外: パーセンタイル({names})。値が上がれば下がらない、"
        "という以外は任意の値とした。",
    ),
    "proofs.about_formulas": Text(
        "Proofs are about the formulas of the policy. A column that supplies a score or an "
        "attribute in a formula’s place stands outside them, unless it is the input that is moved.",
        "証明の対象はポリシーの計算式です。スコアや属性を列で与える場合は、"
        "動かす項目そのものを除いて対象外です。",
    ),
    "proofs.all_hold": Text("All {count} proofs hold.", "{count}件すべてを証明しました。"),
    "proofs.result": Text(
        "{proved} of {count} proofs hold; {refuted} refuted, {undecided} undecided.",
        "{count}件のうち証明{proved}件、反証{refuted}件、未解決{undecided}件。",
    ),
}
