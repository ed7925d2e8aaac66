"""Thresholds from the distribution: what is proposed, why, and what was written."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Help.
    "cli.help.thresholds": Text(
        "Propose value thresholds, and how many tiers, from the distribution.",
        "分布をもとに、金額などのしきい値と階層の数を提案します。",
    ),
    "cli.help.thresholds_of": Text(
        "The number to divide by: a field, attribute or score of the policy.",
        "区切る数値(ポリシーの項目・属性・スコア)。",
    ),
    "cli.help.thresholds_policy": Text(
        "A preset's name or a policy file whose target shares count; without one, the usual ones.",
        "構成比の目安を使うプリセット名またはポリシーファイル(省略時は一般的な目安)。",
    ),
    "cli.help.thresholds_tiers": Text(
        "How many tiers; found from the distribution where not given.",
        "階層の数(省略時は分布から判断)。",
    ),
    "cli.help.thresholds_write": Text(
        "Put the thresholds into this policy file.",
        "しきい値をこのポリシーファイルに書き込みます。",
    ),
    "cli.help.thresholds_svg": Text(
        "Draw the distribution into this .svg file.", "分布図の出力先(.svg)。"
    ),
    # Problems.
    "thresholds.unknown_field": Text(
        "There is no field “{found}” in this policy.", "このポリシーに項目「{found}」はありません。"
    ),
    "thresholds.not_a_number": Text(
        "“{found}” is {kind}; thresholds divide numbers.\nName a numeric field, or a score.",
        "「{found}」は{kind}です。しきい値で区切れるのは数値だけです。\n"
        "数値の項目かスコアを指定してください。",
    ),
    "thresholds.no_values": Text(
        "No account that has not ended has a value for “{found}”.\nWhere the column has another "
        "name, propose a mapping with “tanada accounts suggest” and name it with --map.",
        "「{found}」の値を持つ継続中のアカウントがありません。\n"
        "列名が異なる場合は「tanada accounts suggest」で対応表を作り、--map で指定してください。",
    ),
    "thresholds.no_values_computed": Text(
        "“{found}” is known of no account that has not ended; the policy computes it.\n"
        "See which data is missing: tanada accounts gaps",
        "継続中のアカウントに、ポリシーが算出する「{found}」のわかるものがありません。\n"
        "不足しているデータを確かめてください: tanada accounts gaps",
    ),
    "thresholds.no_targets": Text(
        "There are no target shares for {found} {found:tier|tiers}.\n"
        "Use one of: {expected}; or state the shares of each tier in a policy and name it with "
        "--policy.",
        "階層が{found}の場合の構成比の目安がありません。\n"
        "{expected}のいずれかにするか、各階層の構成比をポリシーに書いて --policy で"
        "指定してください。",
    ),
    "thresholds.no_own_targets": Text(
        "The policy has {found} {found:tier|tiers} and states no target shares; the usual ones are "
        "for {expected} tiers.\n"
        "State the shares in the policy, such as: share: {{accounts: 10%..20%, arr: 50%..70%}}",
        "このポリシーの階層は{found}ですが、構成比の目安がありません。"
        "標準の目安があるのは階層が{expected}の場合だけです。\n"
        "目安をポリシーに書いてください。例: share: {{accounts: 10%..20%, arr: 50%..70%}}",
    ),
    "thresholds.two_policies": Text(
        "--write names the policy whose targets count, and --policy names another.\n"
        "Leave --policy out.",
        "--write のポリシーの目安を使うため、別のポリシーを --policy で指定できません。\n"
        "--policy を外してください。",
    ),
    "thresholds.write_preset": Text(
        "“{found}” is a preset, which is never changed.\n"
        "Make a policy of your own first: tanada policy new --preset {found} --out policy.yaml",
        "「{found}」はプリセットのため変更できません。\n先に自社用のポリシーを作ってください: "
        "tanada policy new --preset {found} --out policy.yaml",
    ),
    "thresholds.tiers_differ": Text(
        "{found} {found:tier was|tiers were} asked for, and this policy has {count}.\n"
        "Leave --tiers out, or start a policy with another number of tiers: tanada policy new",
        "指定された階層の数は{found}ですが、このポリシーの階層は{count}です。\n"
        "--tiers を外すか、階層の数が異なるポリシーを作ってください: tanada policy new",
    ),
    "thresholds.no_clause": Text(
        "No clause of {tier} compares {field} with a number and asks nothing else; “{clause}” "
        "says: {found}\nWrite a clause like “{field} >= 10000”, or change the number by hand.",
        "{tier}には、{field}を数値とだけ比べる条件がありません。「{clause}」の内容: {found}\n"
        "「{field} >= 10000」のような条件を書くか、数値を手で変更してください。",
    ),
    "thresholds.several_clauses": Text(
        "{tier} has several clauses that are a threshold; “{clause}” is the second: {found}\n"
        "Keep one of them.",
        "{tier}には、しきい値とみなせる条件が複数あります。2つ目は「{clause}」です: {found}\n"
        "1つだけ残してください。",
    ),
    "thresholds.nothing_to_write": Text(
        "There are no thresholds to write: {reason}", "書き込むしきい値がありません: {reason}"
    ),
    # Nothing to propose.
    "thresholds.nothing.one_value": Text(
        "Every account has the same value, {value}: no threshold can divide them.",
        "どのアカウントも値が{value}で同じため、しきい値では分けられません。",
    ),
    "thresholds.nothing.few_accounts": Text(
        "{accounts} {accounts:account is|accounts are} too few: with fewer than {least}, each is "
        "more than a tenth of all.",
        "{accounts}件では少なすぎます。{least}件未満では、1件が全体の1割を超えるためです。",
    ),
    "thresholds.nothing.few_values": Text(
        "There are only {values} different values, too few for {tiers} tiers.",
        "異なる値が{values}種類しかなく、{tiers}階層には足りません。",
    ),
    # The finding.
    "thresholds.headline": Text(
        "{tiers} tiers by {label}: {found}.", "{label}による{tiers}階層: {found}。"
    ),
    "thresholds.from": Text("{tier} from {value}", "{tier} {value}以上"),
    "thresholds.above": Text("{tier} above {value}", "{tier} {value}超"),
    "thresholds.below": Text("{tier} the rest", "{tier} その他"),
    "thresholds.tier": Text("Tier {number}", "第{number}階層"),
    "thresholds.why.asked": Text(
        "{tiers} tiers were asked for.", "階層の数は指定どおり{tiers}です。"
    ),
    "thresholds.why.policy": Text(
        "The policy has {tiers} tiers.", "階層の数はポリシーに合わせて{tiers}です。"
    ),
    "thresholds.why.gaps": Text(
        "The values form {tiers} groups, with no values in between from {found}, so there is a "
        "tier for each group.",
        "値が{tiers}つのグループに分かれています(値の空白: {found})。"
        "グループごとに1階層としました。",
    ),
    "thresholds.why.gaps_missing": Text(
        "The values form {tiers} groups, with no values in between from {found}, so there is a "
        "tier for each group, although that misses a target.",
        "値が{tiers}つのグループに分かれています(値の空白: {found})。"
        "目安からは外れますが、グループごとに1階層としました。",
    ),
    "thresholds.why.targets": Text(
        "With {tiers} tiers every target share is met, and no gap in the values asks for another "
        "number.",
        "{tiers}階層ですべての構成比の目安を満たせます。別の数を促すような値の空白もありません。",
    ),
    "thresholds.why.targets_not_gaps": Text(
        "With {tiers} tiers every target share is met; a tier for each group of values, with no "
        "values in between from {found}, would miss targets.",
        "{tiers}階層ですべての構成比の目安を満たせます。値の空白({found})で分けると、"
        "目安から外れます。",
    ),
    "thresholds.why.steps": Text(
        "The values are spread evenly from {smallest} to {largest}, so the tiers are equal steps, "
        "merged to {tiers}; no thresholds meet the target shares.",
        "値が{smallest}から{largest}まで均等に分布しているため、等間隔の区切りを{tiers}階層に"
        "まとめました。構成比の目安を満たすしきい値はありません。",
    ),
    "thresholds.why.nearest": Text(
        "No thresholds meet every target share; {tiers} tiers come closest.",
        "すべての構成比の目安を満たすしきい値はありません。最も近いのは{tiers}階層です。",
    ),
    "thresholds.set_aside": Text(
        "The policy has {count} {count:tier|tiers}. They were set aside: another number divides "
        "the accounts better. To keep them, add --tiers {count}.",
        "ポリシーの階層は{count}ですが、別の数のほうがうまく分けられるため、使っていません。"
        "使う場合は --tiers {count} を加えてください。",
    ),
    "thresholds.set_aside_no_targets": Text(
        "The policy has {count} {count:tier|tiers} and states no target shares. Its tiers were set "
        "aside, and the usual shares for {expected} tiers were taken.",
        "ポリシーの階層は{count}ですが、構成比の目安がないため使わず、"
        "階層が{expected}の場合の標準の目安で提案しました。",
    ),
    "thresholds.gap": Text("{below} to {above}", "{below}〜{above}"),
    # Tables.
    "thresholds.column.tier": Text("Tier", "階層"),
    "thresholds.column.from": Text("Begins", "しきい値"),
    "thresholds.column.accounts": Text("Accounts", "件数"),
    "thresholds.column.share": Text("Share", "割合"),
    "thresholds.column.target": Text("Target", "目安"),
    "thresholds.column.arr": Text("ARR", "ARR"),
    "thresholds.begins_from": Text("from {value}", "{value}以上"),
    "thresholds.begins_above": Text("above {value}", "{value}超"),
    "thresholds.begins_rest": Text("the rest", "その他"),
    "thresholds.missed": Text(
        "Targets missed, {points} {points:point|points} in all",
        "満たせない目安(合計{points}ポイント)",
    ),
    "thresholds.obstacles": Text("Why no thresholds can meet them", "満たせない理由"),
    "thresholds.too_much": Text(
        "{tier}: the {accounts} {accounts:account|accounts} with the highest {label} alone "
        "{accounts:holds|hold} {share} of ARR, and its target ends at {limit}.",
        "{tier}: {label}の上位{accounts}件だけでARRの{share}を占め、目安の上限{limit}を超えます。",
    ),
    "thresholds.too_much_lowest": Text(
        "{tier}: the {accounts} {accounts:account|accounts} with the lowest {label} already "
        "{accounts:holds|hold} {share} of ARR, and its target ends at {limit}.",
        "{tier}: {label}の下位{accounts}件だけでARRの{share}を占め、目安の上限{limit}を超えます。",
    ),
    "thresholds.too_little": Text(
        "{tier}: even the {accounts} {accounts:account|accounts} with the highest {label} "
        "{accounts:holds|hold} only {share} of ARR, and its target begins at {limit}.",
        "{tier}: {label}の上位{accounts}件を合わせてもARRの{share}で、目安の下限{limit}に"
        "届きません。",
    ),
    "thresholds.too_little_lowest": Text(
        "{tier}: even the {accounts} {accounts:account|accounts} with the lowest {label} "
        "{accounts:holds|hold} only {share} of ARR, and its target begins at {limit}.",
        "{tier}: {label}の下位{accounts}件を合わせてもARRの{share}で、目安の下限{limit}に"
        "届きません。",
    ),
    "thresholds.tied": Text(
        "{tier}: {accounts} {accounts:account has|accounts have} the same {label}, so no threshold "
        "gives it a number of accounts within its target.",
        "{tier}: {label}が同じアカウントが{accounts}件あり、件数を目安に収めるしきい値が"
        "ありません。",
    ),
    "thresholds.jump": Text(
        "{tier}: where its accounts are within their target, its ARR passes over its own target "
        "from one value to the next.",
        "{tier}: 件数が目安に収まる範囲では、隣り合う値の間でARRの割合が目安を飛び越えます。",
    ),
    "thresholds.together": Text(
        "The first and the last tier could each meet their targets, but not all tiers together.",
        "最初と最後の階層はそれぞれ目安を満たせますが、すべての階層を同時には満たせません。",
    ),
    "thresholds.distribution": Text("The distribution of {label}", "{label}の分布"),
    "thresholds.counts": Text(
        "{known} known · {missing} missing · {zero} zero · {negative} negative · {ended} ended",
        "値あり{known}件 · 不足{missing}件 · ゼロ{zero}件 · マイナス{negative}件 · 終了{ended}件",
    ),
    "thresholds.quantiles": Text(
        "smallest {smallest} · median {median} · 75th percentile {p75} · 90th percentile {p90} · "
        "largest {largest}",
        "最小{smallest} · 中央値{median} · 75パーセンタイル{p75} · 90パーセンタイル{p90} · "
        "最大{largest}",
    ),
    "thresholds.breaks": Text(
        "natural breaks for {tiers} tiers: {found}", "自然な区切り({tiers}階層): {found}"
    ),
    "thresholds.breaks_from": Text(
        "natural breaks for {tiers} tiers: {found} (from {looked} accounts evenly spaced in rank)",
        "自然な区切り({tiers}階層): {found}(順位が等間隔の{looked}件による)",
    ),
    "thresholds.bin": Text("{low} – {high}", "{low}〜{high}"),
    "thresholds.bin_below": Text("below {high}", "{high}未満"),
    "thresholds.bin_above": Text("{low} and more", "{low}以上"),
    "thresholds.logarithmic": Text(
        "Each step multiplies the value (logarithmic scale).",
        "目盛りは対数です。",
    ),
    "thresholds.others": Text("Other numbers of tiers", "階層の数を変えた場合"),
    "thresholds.other": Text("{tiers}: {found}; {result}", "{tiers}階層: {found}({result})"),
    "thresholds.meets": Text("meets every target", "目安をすべて満たす"),
    "thresholds.misses": Text(
        "misses by {points} {points:point|points}", "目安から{points}ポイント外れる"
    ),
    # Remarks.
    "thresholds.left_out": Text(
        "{accounts} {accounts:account|accounts} without {label} {accounts:is|are} left out.",
        "{label}のないアカウント{accounts}件は除いています。",
    ),
    "thresholds.without_arr": Text(
        "{accounts} {accounts:account has|accounts have} no ARR; shares of ARR are those of the "
        "others.",
        "ARRのないアカウントが{accounts}件あります。ARRの割合はそれ以外のものです。",
    ),
    "thresholds.no_arr": Text(
        "There is no ARR to share out, so only the shares of accounts count.",
        "分け合うARRがないため、件数の割合だけで判断しています。",
    ),
    # Writing.
    "thresholds.written_clause": Text(
        "{clause}: {before} → {after}", "{clause}: {before} → {after}"
    ),
    "thresholds.unchanged": Text(
        "{file} has these thresholds already; nothing was changed.",
        "{file} のしきい値は提案と同じため、変更していません。",
    ),
    "thresholds.kept": Text(
        "Clauses that read {field} too and stay as they are: {found}",
        "{field}を使うその他の条件(変更なし): {found}",
    ),
    "thresholds.examples_fail": Text(
        "{count} {count:example of the policy does|examples of the policy do} not hold with these "
        "thresholds. Change {count:it|them} where you agree:",
        "新しいしきい値では、ポリシーの例{count}件が成り立ちません。問題なければ例を直してください:",
    ),
    "thresholds.example": Text(
        "example {number}: {given} → {found}, expected {expected}",
        "例{number}: {given} → {found}(想定は{expected})",
    ),
    "thresholds.to_write": Text(
        "To put them into a policy of your own: --write POLICY.yaml",
        "自社のポリシーに書き込むには: --write POLICY.yaml",
    ),
    # The picture.
    "thresholds.beside": Text("{accounts} · {found}", "{accounts} · {found}"),
    "thresholds.axis.accounts": Text("Accounts", "件数"),
}
