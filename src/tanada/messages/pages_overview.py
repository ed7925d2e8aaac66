"""The overview: the terraces, what moved, what needs attention, and how fresh it is."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "overview.all_within": Text(
        "Every tier is within its targets.", "すべての階層が目標の範囲内です。"
    ),
    "overview.nobody": Text(
        "The last run found no account.", "前回の実行では、対象のアカウントがありませんでした。"
    ),
    "overview.accounts": Text("{count} {count:account|accounts}", "{count}アカウント"),
    "overview.arr": Text("{arr} ARR", "{arr}のARR"),
    "overview.policy": Text("policy “{name}”, version {number}", "ポリシー「{name}」版{number}"),
    "overview.as_of": Text("as of {as_of}", "基準日 {as_of}"),
    "overview.compare": Text("Compare", "比較"),
    "overview.since": Text("Moves since", "比較の起点"),
    "overview.try": Text("Try a policy change", "ポリシー変更を試す"),
    "overview.go_review": Text("Open the review queue", "レビューを始める"),
    # The terraces.
    "overview.tier": Text("Tier", "階層"),
    "overview.of_accounts": Text("Share of accounts", "アカウント数の割合"),
    "overview.of_arr": Text("Share of ARR", "ARRの割合"),
    "overview.edge_accounts": Text("Accounts", "件数"),
    "overview.edge_arr": Text("ARR", "ARR"),
    "overview.since_day": Text("Since {day}", "{day}以降"),
    "overview.moved": Text("Moves", "移動"),
    "overview.came": Text("{count} in", "流入{count}件"),
    "overview.went": Text("{count} out", "流出{count}件"),
    "overview.in_grace": Text("{count} in grace", "猶予期間中{count}件"),
    # What needs somebody.
    "overview.attention": Text("Needs attention", "対応が必要な項目"),
    "overview.urgent_first": Text("most urgent first", "緊急度順"),
    "overview.nothing": Text("Nothing waits for anybody.", "対応が必要な項目はありません。"),
    "overview.kind_run": Text("run", "実行"),
    "overview.kind_target": Text("target", "目標"),
    "overview.kind_risk": Text("renewal", "更新"),
    "overview.kind_review": Text("review", "レビュー"),
    "overview.kind_override": Text("override", "例外指定"),
    "overview.kind_policy": Text("policy", "ポリシー"),
    "overview.kind_grace": Text("grace", "猶予"),
    "overview.kind_data": Text("data", "データ"),
    "overview.run_refused": Text(
        "The run for {as_of} was refused; what you see is the one before.",
        "{as_of}の実行は拒否されました。表示中の内容は、その前の実行結果です。",
    ),
    "overview.run_failed": Text(
        "The run for {as_of} failed; what you see is the one before.",
        "{as_of}の実行は失敗しました。表示中の内容は、その前の実行結果です。",
    ),
    "overview.reviews_overdue": Text(
        "{count} {count:review is|reviews are} overdue.",
        "期限を過ぎたレビューが{count}件あります。",
    ),
    "overview.reviews_due": Text(
        "{count} {count:review is|reviews are} due within {days} days.",
        "{days}日以内に期限を迎えるレビューが{count}件あります。",
    ),
    "overview.oldest": Text("the oldest since {day}", "最も古いものは{day}から"),
    "overview.overrides_waiting": Text(
        "{count} {count:override waits|overrides wait} for approval.",
        "承認待ちの例外指定が{count}件あります。",
    ),
    "overview.corrections_waiting": Text(
        "{count} {count:correction waits|corrections wait} for approval.",
        "承認待ちの訂正が{count}件あります。",
    ),
    "overview.overrides_ending": Text(
        "{count} {count:override expires|overrides expire} within {days} days.",
        "{days}日以内に失効する例外指定が{count}件あります。",
    ),
    "overview.first_ends": Text("the first on {day}", "最初の失効は{day}"),
    "overview.policy_proposed": Text(
        "Policy version {number} waits for approval.", "ポリシー版{number}が承認待ちです。"
    ),
    "overview.policy_approved": Text(
        "Policy version {number} is approved and waits to be published.",
        "ポリシー版{number}は承認済みで、公開待ちです。",
    ),
    "overview.policy_scheduled": Text(
        "Policy version {number} decides from {day} on.",
        "{day}からポリシー版{number}が適用されます。",
    ),
    "overview.proposed_by": Text("proposed by {name} on {day}", "{name}さんが{day}に提案"),
    "overview.graces_ending": Text(
        "{count} {count:grace ends|graces end} by {day}.",
        "{day}までに猶予期間が終わるアカウントが{count}件あります。",
    ),
    "overview.would_fall": Text("{count} would move to {tier}", "{tier}へ下方移行見込み{count}件"),
    "overview.source_too_old": Text(
        "“{name}” was written {ago}; {limit}.",
        "「{name}」のデータは{ago}のものです({limit})。",
    ),
    "overview.lacks": Text("missing: {fields}", "不足データ: {fields}"),
    # Moves.
    "overview.moves_since": Text("Moves since {day}", "{day}以降の移動"),
    "overview.rhythm": Text(
        "the last review by the policy’s rhythm", "ポリシー上の前回レビュー時点"
    ),
    "overview.axes": Text("accounts, from ↓ to →", "アカウント数(↓移動前 →移動後)"),
    "overview.up": Text("{count} up", "上方移行{count}件"),
    "overview.down": Text("{count} down", "下方移行{count}件"),
    "overview.new": Text("{count} new", "新規{count}件"),
    "overview.left": Text("{count} left", "終了{count}件"),
    "overview.no_moves_title": Text(
        "Nothing to compare with yet", "比較できる実行がまだありません"
    ),
    "overview.no_moves_text": Text(
        "From the second run on, moves between tiers stand here.",
        "2回目の実行から、階層間の移動がここに表示されます。",
    ),
    "overview.back": Text("Back to the overview", "概要に戻る"),
    "moves.title": Text("Moves", "移動"),
    "moves.between": Text(
        "{count} {count:account|accounts} moved from {before} to {after} since {since}.",
        "{since}以降、{before}から{after}へ移動したアカウントは{count}件です。",
    ),
    "moves.stayed": Text(
        "{count} {count:account is|accounts are} in {after} as on {since}.",
        "{since}から引き続き{after}のアカウントは{count}件です。",
    ),
    "moves.into": Text(
        "{count} {count:account|accounts} came into {after} since {since}.",
        "{since}以降、{after}に入ったアカウントは{count}件です。",
    ),
    "moves.out_of": Text(
        "{count} {count:account|accounts} went out of {before} since {since}.",
        "{since}以降、{before}から出たアカウントは{count}件です。",
    ),
    "moves.new_into": Text(
        "{count} new {count:account|accounts} came into {after} since {since}.",
        "{since}以降、新規で{after}に入ったアカウントは{count}件です。",
    ),
    "moves.new": Text(
        "{count} {count:account is|accounts are} new since {since}.",
        "{since}以降の新規アカウントは{count}件です。",
    ),
    "moves.left": Text(
        "{count} {count:account has|accounts have} left since {since}.",
        "{since}以降に終了したアカウントは{count}件です。",
    ),
    "moves.all": Text(
        "{count} {count:account has|accounts have} moved since {since}.",
        "{since}以降に移動したアカウントは{count}件です。",
    ),
    "moves.nobody": Text(
        "Nobody moved like that since {since}.", "{since}以降、該当する移動はありません。"
    ),
    "moves.account": Text("Account", "アカウント"),
    "moves.before": Text("On {since}", "{since}時点"),
    "moves.after": Text("Now", "現在"),
    "moves.status": Text("Status", "状態"),
    "moves.owner": Text("Owner", "担当者"),
    "moves.none_before": Text("new", "新規"),
    "moves.none_after": Text("left", "終了"),
    "moves.more": Text("Next {count}", "次の{count}件"),
    # Sources and pitfalls.
    "overview.sources": Text("Sources", "データソース"),
    "overview.never_read": Text("not read yet", "未読み取り"),
    "overview.limit": Text("limit {hours} h", "上限{hours}時間"),
    "overview.limit_days": Text("limit {days} days", "上限{days}日"),
    "overview.pitfalls": Text("Pitfalls of the live policy", "公開中のポリシーの注意点"),
    "overview.pitfalls_about": Text("on the live data", "現在のデータで検査"),
    "overview.pitfalls_look": Text("Look for pitfalls", "注意点を調べる"),
    "overview.pitfalls_looking": Text("Looking through the policy…", "ポリシーを検査しています…"),
    "overview.pitfalls_none": Text(
        "None found beside the targets above.",
        "上の目標のほかに、注意点は見つかりませんでした。",
    ),
    "overview.pitfalls_count": Text(
        "{count} {count:pitfall|pitfalls} of the live policy on the live data.",
        "公開中のポリシーに、現在のデータで{count}件の注意点があります。",
    ),
    "overview.line": Text("line {line}", "{line}行目"),
    # Before the first run.
    "overview.empty": Text("Start with your own accounts", "まずは自社のアカウントから"),
    "overview.empty_text": Text(
        "Upload a file of accounts, see what Tanada reads in it, and get a first tiering in a few "
        "minutes. Nothing is live until a second person approves the policy.",
        "アカウントのファイルをアップロードし、読み取り内容を確認すれば、数分で最初の階層分けが"
        "できます。2人目が承認するまで、ポリシーは公開されません。",
    ),
    "overview.empty_do": Text("Begin", "始める"),
    "overview.empty_wait": Text("No run has finished yet", "完了した実行がまだありません"),
    "overview.empty_wait_text": Text(
        "Once an administrator or a policy owner has set up the first run, tiers stand here.",
        "管理者またはポリシー責任者が最初の実行を設定すると、ここに階層が表示されます。",
    ),
}
