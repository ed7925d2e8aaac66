"""Pitfalls of policies: what each finding says, and what can be done about it."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Tiers.
    "lint.too_many_tiers": Text(
        "There are {count} tiers; more than {most} are hard to tell apart and to staff.\n"
        "Join tiers whose service hardly differs.",
        "階層が{count}段あります。{most}段を超えると、違いが分かりにくく、人員も割り当てにくくなります。\n"
        "サービスがほとんど変わらない階層をまとめてください。",
    ),
    "lint.same_tier_name": Text(
        "Two tiers are called “{name}”: {first} and {second}.\nGive each a name of its own.",
        "「{name}」という名前の階層が2つあります({first}と{second})。\n"
        "それぞれ別の名前にしてください。",
    ),
    "lint.single_dimension": Text(
        "The tiers look at one dimension only: {dimension}.\n"
        "That is how to begin. Measure for {months} months, then add what the data shows to pay.",
        "階層の判定が1つの観点({dimension})だけに基づいています。\n"
        "最初はそれで構いません。{months}か月測定してから、効果が確認できた観点を加えてください。",
    ),
    "lint.one_benchmark": Text(
        "Every tier has the same goals, so one benchmark judges them all.\n"
        "Give each tier goals of its own.",
        "すべての階層の目標が同じで、一律の基準で評価することになります。\n"
        "階層ごとに目標を決めてください。",
    ),
    "lint.tier_without_goals": Text(
        "Without goals: {tiers}. Nothing shows whether the service there works.\n"
        "Add goals, such as: goals: {{logo_retention: 90%}}",
        "目標がないため、サービスの効果を確かめられない階層があります: {tiers}。\n"
        "「goals: {{logo_retention: 90%}}」のように目標を加えてください。",
    ),
    "lint.shares_too_high": Text(
        "The least shares of {what} that the tiers aim at add up to {low}.\n"
        "Lower some of them: together they may be at most 100%.",
        "各階層が目安とする{what}の割合は、下限だけで合計{low}になります。\n"
        "合計が100%を超えないように下げてください。",
    ),
    "lint.shares_too_low": Text(
        "The largest shares of {what} that the tiers aim at add up to {high}.\n"
        "Raise some of them: together they must reach 100%.",
        "各階層が目安とする{what}の割合は、上限を合計しても{high}にしかなりません。\n"
        "合計が100%に届くように上げてください。",
    ),
    "lint.crowded_target": Text(
        "{tier} may hold up to {high} of all accounts; above {limit} it sets no priority.\n"
        "Lower the target and ask more of the best tier.",
        "{tier}がアカウント数の{high}まで占めてよいことになっています。"
        "{limit}を超えると優先順位の意味が薄れます。\n"
        "目安を下げ、最上位の条件を厳しくしてください。",
    ),
    # Clauses and bands.
    "lint.many_clauses": Text(
        "{tier} has {count} ways in; more than {most} is a list of special cases.\n"
        "Keep the clauses that anyone can explain.",
        "{tier}の条件が{count}個あります。{most}個を超えると、特例の寄せ集めになりがちです。\n"
        "誰にでも説明できる条件だけを残してください。",
    ),
    "lint.special_case": Text(
        "“{clause}” of {tier} is made for somebody, not for a kind of account "
        "({label}: {values}).\n"
        "Name what makes it special in a field of its own, or use an override with a reason.",
        "{tier}の条件「{clause}」は、アカウントの種類ではなく特定の相手"
        "({label}: {values})に向けたものです。\n"
        "特別である理由を項目として持たせるか、理由付きの例外指定を使ってください。",
    ),
    "lint.clause_never_true": Text(
        "“{clause}” of {tier} contradicts itself: no account can meet it.\n"
        "Mend the condition, or take it out.",
        "{tier}の条件「{clause}」は矛盾しており、満たすアカウントはありえません。\n"
        "条件を直すか、取り除いてください。",
    ),
    "lint.clause_never_first": Text(
        "“{clause}” of {tier} never decides: whoever meets it meets “{other}” of {by} before.\n"
        "Take it out, or make it say something else.",
        "{tier}の条件「{clause}」が判定に使われることはありません。"
        "満たすアカウントは、先に{by}の条件「{other}」を満たします。\n"
        "取り除くか、別の内容にしてください。",
    ),
    "lint.overlapping_clauses": Text(
        "“{other}” of {tier} takes everyone whom “{clause}” takes, so “{clause}” decides nothing.\n"
        "Keep one of them.",
        "{tier}の条件「{other}」は「{clause}」に当たるアカウントをすべて含むため、"
        "「{clause}」は判定に影響しません。\nどちらか一方を残してください。",
    ),
    "lint.gap_between_bands": Text(
        "Between “{rule}” and “{other}” lies a gap: what falls into it goes further down.\n"
        "Write: {better}",
        "「{rule}」と「{other}」の間に隙間があり、そこに入るものは下に落ちてしまいます。\n"
        "次のように書いてください: {better}",
    ),
    "lint.overlap_between_bands": Text(
        "“{rule}” and “{other}” overlap; the one that stands first takes what is in both.\n"
        "Write: {better}",
        "「{rule}」と「{other}」の範囲が重なっています。重なる部分は先に書いたほうに入ります。\n"
        "次のように書いてください: {better}",
    ),
    # Scores.
    "lint.weights_do_not_add_up": Text(
        "The weights of {label} add up to {total}, not to 100.\n"
        "Weights that are shares of 100 can be worked out by anyone.",
        "{label}の重みの合計が100ではなく{total}です。\n"
        "合計が100であれば、誰でも暗算で確かめられます。",
    ),
    "lint.lowest_band_above_zero": Text(
        "The lowest band of {label}, “{band}”, begins at {at}: below it there is no band.\n"
        "Let it begin at 0.",
        "{label}の最も低い区分「{band}」が{at}から始まるため、それより下には区分がありません。\n"
        "0から始めてください。",
    ),
    "lint.value_without_points": Text(
        "The measure “{name}” gives no points for: {values}. There it counts as missing.\n"
        "Give points for every value.",
        "指標「{name}」に点数のない値があり、データ不足として扱われます: {values}。\n"
        "すべての値に点数を付けてください。",
    ),
    "lint.measure_without_effect": Text(
        "The measure “{name}” gives {points} points whatever the account is like.\n"
        "Give different points, or take the measure out.",
        "指標「{name}」は、どのアカウントでも{points}点になります。\n"
        "点数に差を付けるか、指標を取り除いてください。",
    ),
    # Service.
    "lint.no_programme": Text(
        "No programme of their own, neither touchpoints nor programmes: {tiers}.\n"
        "Low touch is a service too. Say what these accounts get, if only automatically.",
        "タッチポイントもプログラムもなく、実質的なサービスがない階層があります: {tiers}。\n"
        "ロータッチもサービスの一つです。自動のものでもよいので、提供する内容を決めてください。",
    ),
    "lint.unequal_basic_service": Text(
        "Other tiers are promised {promise}, {tier} is promised none.\n"
        "Basic service is the same for all; only how soon may differ. Add: {key}",
        "{tier}にだけ{promise}の約束がありません。\n"
        "基本的なサービスは全階層で同じにし、早さだけを変えます。{key} を加えてください。",
    ),
    "lint.all_attention_on_top": Text(
        "People look after {tier} only; in {tiers} nobody ever steps in.\n"
        "Say in person_steps_in what brings a person there too.",
        "人が対応するのは{tier}だけで、{tiers}では何が起きても人が関わりません。\n"
        "どんなときに人が対応するかを person_steps_in に書いてください。",
    ),
    "lint.contact_not_lightened": Text(
        "{tier} is visited often, whether an account wants it or not.\n"
        "Add an overlay with lighter contact for those who do not answer.",
        "{tier}では、相手が望むかどうかにかかわらず頻繁に連絡します。\n"
        "応答のないアカウントへの連絡を控えるオーバーレイを加えてください。",
    ),
    "lint.advocacy_unaimed": Text(
        "“{name}” is offered to accounts that never speak for us.\n"
        "Add only_when, so that only active and willing advocates are asked.",
        "「{name}」が、アドボケートではないアカウントにも案内されます。\n"
        "only_when を加え、積極的または協力的なアドボケートだけに依頼してください。",
    ),
    # Movement and measurement.
    "lint.never_reviewed": Text(
        "Never reviewed: {tiers}. Tiers that nobody looks at drift.\n"
        "Say in reviews how often, quarterly or half-yearly.",
        "見直しの予定がない階層があります: {tiers}。見直さない階層は実態とずれていきます。\n"
        "reviews に頻度(四半期または半年ごと)を書いてください。",
    ),
    "lint.reviewed_too_rarely": Text(
        "{tier} is reviewed every {months} months; at least every {most} is wanted.\n"
        "Review it quarterly or half-yearly.",
        "{tier}の見直しが{months}か月ごとです。少なくとも{most}か月ごとに必要です。\n"
        "四半期または半年ごとに見直してください。",
    ),
    "lint.no_grace": Text(
        "With minimum_days: 0 an account can move down the day after it slipped, and bounce.\n"
        "Give it some days, such as 30.",
        "minimum_days が0のため、基準を下回った翌日にも下方移行し、"
        "上下を繰り返すおそれがあります。\n"
        "30日などの日数を置いてください。",
    ),
    "lint.not_measured": Text(
        "Nothing says how it is measured whether the tiers work.\nAdd outcomes.",
        "階層の効果をどう測るかが書かれていません。\noutcomes を加えてください。",
    ),
    # What nobody uses.
    "lint.unused_field": Text(
        "Nothing reads the field “{name}”.\nUse it, or take it out.",
        "項目「{name}」は、どこからも使われていません。\n使うか、取り除いてください。",
    ),
    "lint.unused_attribute": Text(
        "No rule reads the attribute “{name}”; it only shows in explanations.\n"
        "Use it, or take it out.",
        "属性「{name}」を使うルールがなく、説明に表示されるだけです。\n"
        "使うか、取り除いてください。",
    ),
    "lint.unused_engagement": Text(
        "No tier and no overlay has the engagement “{name}”.\nUse it, or take it out.",
        "エンゲージメント「{name}」を使う階層もオーバーレイもありません。\n"
        "使うか、取り除いてください。",
    ),
    "lint.unused_programme": Text(
        "Nobody is offered the programme “{name}”.\nUse it, or take it out.",
        "プログラム「{name}」は、誰にも提供されていません。\n使うか、取り除いてください。",
    ),
    # With the accounts.
    "lint.crowded_top_tier": Text(
        "{tier} holds {share} of all accounts ({accounts}), more than {limit}: "
        "where many are first, nobody is.\nAsk more of the best tier.",
        "{tier}がアカウント数の{share}({accounts}件)を占め、{limit}を超えています。"
        "最上位が多すぎると、優先順位になりません。\n最上位の条件を厳しくしてください。",
    ),
    "lint.share_outside_target": Text(
        "{tier} holds {share} of {what}; its target is {low} to {high}.\n"
        "Move the thresholds, or the target.",
        "{tier}が{what}の{share}を占めています(目安は{low}〜{high})。\n"
        "しきい値か目安を見直してください。",
    ),
    "lint.empty_tier": Text(
        "There is no account in {tier}.\nJoin it with another tier, or move its thresholds.",
        "{tier}に当たるアカウントがありません。\n"
        "ほかの階層とまとめるか、しきい値を見直してください。",
    ),
    "lint.clause_without_accounts": Text(
        "No account meets “{clause}” of {tier}.\n"
        "Look whether the data for it is there; else take the clause out.",
        "{tier}の条件「{clause}」を満たすアカウントがありません。\n"
        "必要なデータがあるかを確かめ、不要なら取り除いてください。",
    ),
    "lint.clause_adds_nothing": Text(
        "All {accounts} {accounts:account|accounts} that meet “{clause}” of {tier} "
        "would be there, or higher, without it.\nA rule fewer is a rule less to explain.",
        "{tier}の条件「{clause}」を満たす{accounts}件は、"
        "この条件がなくても同じかそれより上の階層になります。\n"
        "条件が少ないほど、説明しやすくなります。",
    ),
    "lint.high_touch_on_avoiders": Text(
        "{accounts} {accounts:account|accounts} in {tier} {accounts:avoids|avoid} contact "
        "and {accounts:is|are} visited often all the same.\n"
        "Give them excellent self-service by an overlay.",
        "{tier}のうち連絡を避けているアカウント{accounts}件に、頻繁な連絡が続いています。\n"
        "オーバーレイで、充実したセルフサービスに切り替えてください。",
    ),
    "lint.advocacy_to_non_advocates": Text(
        "“{programme}” is offered to {accounts} {accounts:account|accounts} "
        "without any sign of advocacy.\nSay in only_when who is asked.",
        "アドボケートではないアカウント{accounts}件に「{programme}」が案内されます。\n"
        "誰に依頼するかを only_when に書いてください。",
    ),
    "lint.age_limit_without_date": Text(
        "{label} may be {days} days old at most, but no date says how old it is, "
        "so every value counts as fresh.\nAdd the column {column}.",
        "{label}の有効期限は{days}日ですが、日付がないため、すべて新しい値として扱われます。\n"
        "{column} 列を加えてください。",
    ),
    # Findings that undetermined accounts may yet refute.
    "lint_open.empty_tier": Text(
        "No account is known to be in {tier}, but {undetermined} undetermined "
        "{undetermined:account|accounts} may belong there.\n"
        "See what they lack before changing it: tanada accounts gaps",
        "{tier}に確定したアカウントはありませんが、"
        "未確定の{undetermined}件が当たる可能性があります。\n"
        "階層を見直す前に、不足しているデータを確かめてください: tanada accounts gaps",
    ),
    "lint_open.clause_without_accounts": Text(
        "No account is known to meet “{clause}” of {tier}; for {undetermined} undetermined "
        "{undetermined:account|accounts} it is not known.\n"
        "See what they lack before taking the clause out: tanada accounts gaps",
        "{tier}の条件「{clause}」を満たすと確定したアカウントはありません。"
        "未確定の{undetermined}件は判断できません。\n"
        "条件を取り除く前に、不足しているデータを確かめてください: tanada accounts gaps",
    ),
    # Words inside findings.
    "dimension.value": Text("value", "金額"),
    "dimension.size": Text("company size", "企業規模"),
    "dimension.industry": Text("industry", "業種"),
    "dimension.plan": Text("product or plan", "製品・プラン"),
    "dimension.geography": Text("geography", "地域"),
    "dimension.maturity": Text("maturity", "利用期間"),
    "dimension.health": Text("health and risk", "健全性・リスク"),
    "dimension.growth": Text("growth potential", "成長ポテンシャル"),
    "dimension.strategic": Text("strategic value", "戦略的価値"),
    "promise.support_first_response": Text("a first response by support", "サポートの初回応答"),
    "promise.inbound_answer": Text("an answer to what they ask", "問い合わせへの回答"),
    "share_of.accounts": Text("all accounts", "アカウント数"),
    "share_of.arr": Text("ARR", "ARR"),
    "share_of.hours": Text("working hours", "工数"),
    # The list of findings.
    "severity.error": Text("error", "エラー"),
    "severity.warning": Text("warning", "警告"),
    "severity.note": Text("note", "参考"),
    "severity.off": Text("off", "対象外"),
    "severity.count_error": Text("{count} {count:error|errors}", "エラー{count}件"),
    "severity.count_warning": Text("{count} {count:warning|warnings}", "警告{count}件"),
    "severity.count_note": Text("{count} {count:note|notes}", "参考{count}件"),
    "check.found": Text("Found: {counts}.", "検出結果: {counts}。"),
    "check.fixable": Text("--fix can mend this.", "--fix で修正できます。"),
    "check.fixed": Text(
        "{count} {count:finding|findings} mended in {file}.", "{file} の{count}件を修正しました。"
    ),
    "check.not_fixed": Text(
        "Left as it is, for an example or another part says otherwise: {code} in line {line}.",
        "例やほかの部分と食い違うため、修正しませんでした: {line}行目の {code}。",
    ),
    "check.map_without_accounts": Text(
        "A mapping is for accounts, and there are none.\nAdd --accounts, or leave --map out.",
        "対応付けはアカウントに対して使いますが、アカウントが指定されていません。\n"
        "--accounts を加えるか、--map を外してください。",
    ),
    "check.fix_preset": Text(
        "“{found}” is a shipped policy and stays as it is.\n"
        "Start a file of your own: tanada policy new --preset {found} -o my-policy.yaml",
        "「{found}」は同梱ポリシーなので変更できません。\n"
        "自分のファイルを作ってください: tanada policy new --preset {found} -o my-policy.yaml",
    ),
    "check.changed_meanwhile": Text(
        "The file was changed while it was being mended. Nothing was written.\nTry again.",
        "修正中にファイルが変更されたため、何も書き込んでいません。\nもう一度実行してください。",
    ),
    "policy.unknown_lint": Text(
        "There is no finding called “{found}”.", "「{found}」という検出項目はありません。"
    ),
    # Told with a policy.
    "prose.checks": Text("Checks", "チェック"),
    "prose.checks_in_use_since": Text("In use since {day}", "運用開始日: {day}"),
    # Help.
    "cli.help.check_accounts": Text(
        "Look for pitfalls with these accounts as well.",
        "このアカウント一覧を使った検出も行います。",
    ),
    "cli.help.check_fix": Text(
        "Mend in the file what can be mended, and show the changes.",
        "修正できるものをファイル内で修正し、変更点を表示します。",
    ),
}
