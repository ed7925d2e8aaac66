"""The review: the queue as a place to work, proposals of others, and a summary to send round."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "desk.tab_queue": Text("Queue", "キュー"),
    "desk.tab_proposals": Text("Proposals", "提案"),
    "desk.tab_summary": Text("Summary", "まとめ"),
    "desk.tabs": Text("Parts of the review", "レビューの画面"),
    "desk.overdue": Text(
        "{overdue} {overdue:review is|reviews are} overdue; {count} wait in all.",
        "期限を過ぎたレビューが{overdue}件あります(未判断は全{count}件)。",
    ),
    "desk.none_overdue": Text(
        "Nothing is overdue; {count} {count:review waits|reviews wait}.",
        "期限切れはありません。未判断のレビューは{count}件です。",
    ),
    "desk.all_done": Text("Everything is decided.", "すべて判断済みです。"),
    "desk.none_like_that": Text(
        "No review waits with these filters.", "条件に合う未判断のレビューはありません。"
    ),
    "desk.loosen": Text("Show the whole queue", "すべてのレビューを表示"),
    "desk.all_done_text": Text(
        "The next run brings up what changes. Until then nothing waits for you here.",
        "次回の実行で変化があれば、ここに表示されます。それまで対応は不要です。",
    ),
    "desk.none_text": Text(
        "Take a filter away to see the others.", "条件を減らすと、ほかのレビューが表示されます。"
    ),
    "desk.decided_so_far": Text("{decided} decided in 90 days", "直近90日の判断{decided}件"),
    "desk.mine_today": Text("{count} by you today", "うち本日のあなたの判断{count}件"),
    "desk.progress": Text("Decided of all in the last 90 days", "直近90日の進捗"),
    "desk.keys": Text("Keys", "キー操作"),
    "desk.no_run": Text("No review yet", "レビューはまだありません"),
    "desk.no_run_text": Text(
        "Reviews come from runs. After the first one, what needs a look stands here.",
        "レビューは実行のたびに作成されます。最初の実行が終わると、確認が必要なものが表示されます。",
    ),
    # Filters.
    "desk.filter_mine": Text("Whose", "対象"),
    "desk.all_mine": Text("My book and pools", "担当分とプール"),
    "desk.only_mine": Text("Only my book", "担当分のみ"),
    "desk.filter_kind": Text("Kind", "種類"),
    "desk.filter_tier": Text("Tier", "階層"),
    "desk.filter_owner": Text("Owner", "担当者"),
    "desk.filter_due": Text("Due", "期限"),
    "desk.any": Text("Any", "すべて"),
    "desk.due_overdue": Text("Overdue", "期限切れ"),
    "desk.due_soon": Text("Within 30 days", "30日以内"),
    "desk.apply": Text("Apply", "適用"),
    "desk.clear": Text("Take away", "解除"),
    "desk.only_account": Text("Account {account}", "アカウント{account}"),
    "desk.counted": Text("{what} ({count})", "{what}({count})"),
    # The list.
    "desk.list": Text("Reviews, most urgent first", "レビュー(緊急度順)"),
    "desk.late": Text("{days} {days:day|days} late", "{days}日超過"),
    "desk.due_today": Text("due today", "本日期限"),
    "desk.due_on": Text("due {day}", "期限 {day}"),
    "desk.earlier": Text("From the beginning", "先頭から表示"),
    "desk.more": Text("More", "続きを表示"),
    "desk.back_to_list": Text("Back to the list", "一覧に戻る"),
    # The item.
    "desk.open_account": Text("Open the account", "アカウントを開く"),
    "desk.why": Text("Why it is here", "レビューの理由"),
    "desk.seen_on": Text("Seen first on {day}.", "{day}に検出。"),
    "desk.then_and_now": Text("Then and now", "前回との比較"),
    "desk.at_review": Text("Review of {day}", "前回レビュー({day})"),
    "desk.at_start": Text("As it began, {day}", "開始時({day})"),
    "desk.never_reviewed": Text("Never reviewed", "レビュー未実施"),
    "desk.now": Text("Now", "現在"),
    "desk.fact": Text("Figure", "項目"),
    "desk.fact_tier": Text("Tier", "階層"),
    "desk.fact_arr": Text("ARR", "ARR"),
    "desk.fact_health": Text("Health", "ヘルス"),
    "desk.qualifies": Text("qualifies for {tier}", "判定は{tier}"),
    "desk.margin": Text("What would move it", "階層が変わる条件"),
    "desk.margin_up": Text("Up", "上方移行"),
    "desk.margin_down": Text("Down", "下方移行"),
    "desk.margin_none": Text("no single change would", "単独の変化では移行しません"),
    "desk.margin_best": Text("there is no higher tier", "これより上の階層はありません"),
    "desk.margin_last": Text("there is no lower tier", "これより下の階層はありません"),
    "desk.margin_unknown": Text(
        "The last run did not read this account.",
        "前回の実行では、このアカウントを読み取っていません。",
    ),
    "desk.margin_loading": Text("Looking for what would move it…", "条件を調べています…"),
    "desk.history": Text("History", "経緯"),
    "desk.facts": Text("Account", "アカウント情報"),
    "desk.in_force": Text("Said of it", "登録済みの内容"),
    "desk.designated": Text("{kind}, for good", "{kind}(期限なし)"),
    "desk.designated_until": Text("{kind}, until {day}", "{kind}({day}に失効)"),
    "desk.override_proposed": Text(
        "override to {tier} until {day}, waits for approval",
        "{tier}への例外指定({day}に失効、承認待ち)",
    ),
    "desk.override_approved": Text(
        "override to {tier} until {day}", "{tier}への例外指定({day}に失効)"
    ),
    "desk.others": Text("Also open for this account", "同じアカウントの未判断レビュー"),
    # Deciding.
    "desk.decide": Text("Decision", "判断"),
    "desk.outcome": Text("What is decided", "判断内容"),
    "desk.do_confirmed": Text("Confirm it", "適切と確認"),
    "desk.do_kept": Text("Leave it as it is", "現状維持"),
    "desk.do_adjusted": Text("Adjust…", "調整する…"),
    "desk.do_requested": Text("Data is asked for", "データを依頼"),
    "desk.reason": Text("Reason", "理由"),
    "desk.reason_help": Text(
        "Kept with the decision. Enter decides and goes to the next.",
        "判断とともに記録されます。Enterキーで確定し、次へ進みます。",
    ),
    "desk.do": Text("Decide and go on", "確定して次へ"),
    "desk.failed": Text(
        "That did not come through. What you typed is kept: reload the page and try again.",
        "送信できませんでした。入力内容は保持されています。再読み込みして、もう一度お試しください。",
    ),
    "desk.skip": Text("Skip", "スキップ"),
    "desk.previous": Text("Previous", "前へ"),
    "desk.done": Text("{account}: {outcome}.", "{account}: {outcome}。"),
    "desk.was_decided": Text(
        "{outcome} by {name} on {day}: {reason}", "{day}に{name}さんが判断({outcome}): {reason}"
    ),
    "desk.was_passed": Text(
        "Closed on {day}: the data no longer shows it.",
        "{day}に終了: データ上、該当しなくなりました。",
    ),
    "desk.you_wrote": Text("You wrote: {reason}", "入力された理由: {reason}"),
    "desk.read_only": Text(
        "CSMs decide for their own accounts, managers for all.",
        "判断できるのは、担当CSM(担当分のみ)とマネージャーです。",
    ),
    "desk.no_outcome": Text(
        "Nothing is chosen yet.\nChoose what is decided.",
        "判断内容が選択されていません。\nいずれかを選択してください。",
    ),
    "desk.no_kind": Text(
        "Nothing is chosen yet.\nChoose what is to be adjusted.",
        "調整の内容が選択されていません。\nいずれかを選択してください。",
    ),
    "desk.no_day": Text(
        "There is no day.\nDates are written like 2026-11-21.",
        "日付がありません。\n2026-11-21 の形式で入力してください。",
    ),
    "desk.no_designation": Text(
        "No designation is chosen.\nChoose one to give, extend or remove.",
        "戦略的指定が選択されていません。\n追加、延長、解除のいずれかを選択してください。",
    ),
    # Adjusting.
    "desk.adjust": Text("What is adjusted", "調整の内容"),
    "desk.kind_override": Text("Propose an override", "例外指定を提案"),
    "desk.kind_designation": Text("Strategic designation", "戦略的指定"),
    "desk.kind_judgement": Text("Enter a value", "値を入力"),
    "desk.tier": Text("Tier", "階層"),
    "desk.starts_on": Text("From", "開始日"),
    "desk.expires_on": Text("Until the day before", "失効日"),
    "desk.override_help": Text(
        "Somebody else approves it before it counts.", "別の人が承認すると有効になります。"
    ),
    "desk.designation": Text("Designation", "戦略的指定"),
    "desk.designation_give": Text("Give: {kind}", "追加: {kind}"),
    "desk.designation_renew": Text("Extend: {kind}", "延長: {kind}"),
    "desk.designation_remove": Text("Remove: {kind}", "解除: {kind}"),
    "desk.lasts_until": Text("Expires on (empty: for good)", "失効日(空欄: 期限なし)"),
    "desk.field": Text("Field", "項目"),
    "desk.value": Text("Value", "値"),
    "desk.as_of": Text("As of", "基準日"),
    # Keys.
    "desk.keys_title": Text("Keys in the queue", "キュー画面のキー操作"),
    "desk.key_next": Text("next or previous item", "次/前の項目"),
    "desk.key_outcomes": Text("choose the decision; the reason is next", "判断を選び、理由へ進む"),
    "desk.key_enter": Text("in the reason: decide and go on", "理由欄で確定して次へ"),
    "desk.key_escape": Text("out of a field, back to the keys", "入力欄を離れ、キー操作に戻る"),
    "desk.key_account": Text("open the account", "アカウントを開く"),
    "desk.key_help": Text("these keys", "この一覧"),
    "desk.close": Text("Close", "閉じる"),
    # Proposals.
    "desk.proposals_waiting": Text(
        "{count} {count:proposal waits|proposals wait} for a second person.",
        "2人目の判断を待つ提案が{count}件あります。",
    ),
    "desk.proposals_for_you": Text("{count} for you to decide", "あなたが判断できるもの{count}件"),
    "desk.no_proposals": Text("No proposal waits", "判断待ちの提案はありません"),
    "desk.no_proposals_text": Text(
        "Overrides and corrections stand here from their proposal until a second person decides.",
        "提案された例外指定と訂正は、2人目が判断するまでここに表示されます。",
    ),
    "desk.proposes_override": Text(
        "Override: {tier} from {starts_on} until {expires_on}",
        "例外指定: {starts_on}から{tier}({expires_on}に失効)",
    ),
    "desk.proposes_correction": Text(
        "Correction: undo what run {run} did", "訂正: 実行{run}の変更を取り消す"
    ),
    "desk.holds_now": Text("holds", "現在"),
    "desk.run_did": Text("run {run}, {as_of}: {status}", "実行{run}({as_of}): {status}"),
    "desk.proposed_by": Text("proposed by {name} on {day}", "{name}さんが{day}に提案"),
    "desk.own_proposal": Text(
        "You proposed this: somebody else decides on it.",
        "あなたの提案です。判断は別の人が行います。",
    ),
    "desk.second_person": Text("Managers decide on it.", "判断はマネージャーが行います。"),
    "desk.past": Text(
        "Its time is over: it can only be refused.", "期間が終わっているため、却下のみ可能です。"
    ),
    "desk.approve": Text("Approve", "承認"),
    "desk.refuse": Text("Refuse", "却下"),
    "desk.refuse_reason": Text("Why it is refused", "却下の理由"),
    "desk.take_back": Text("Take it back", "取り下げる"),
    "desk.override_approve": Text(
        "The override of {account} is approved.", "{account}の例外指定を承認しました。"
    ),
    "desk.override_refuse": Text(
        "The override of {account} is refused.", "{account}の例外指定を却下しました。"
    ),
    "desk.override_take_back": Text(
        "The override of {account} is taken back.", "{account}の例外指定を取り下げました。"
    ),
    "desk.correction_approve": Text(
        "The correction of {account} is approved; the next run makes it.",
        "{account}の訂正を承認しました。次回の実行で反映されます。",
    ),
    "desk.correction_refuse": Text(
        "The correction of {account} is refused.", "{account}の訂正を却下しました。"
    ),
    # The summary.
    "summary.finding": Text(
        "{decided} {decided:review was|reviews were} decided since {since}; {overdue} of {waiting} "
        "open ones are overdue.",
        "{since}以降に{decided}件を判断しました。未判断{waiting}件のうち{overdue}件が期限切れです。",
    ),
    "summary.of_own": Text("of your book and the pools", "担当分とプールが対象"),
    "summary.until": Text("up to {day}", "{day}時点"),
    "summary.since": Text("Decided since", "集計の起点"),
    "summary.show": Text("Show", "表示"),
    "summary.print": Text("Print", "印刷"),
    "summary.by_kind": Text("By kind", "種類別"),
    "summary.kind": Text("What was caught", "種類"),
    "summary.by_data": Text("No longer the case", "該当しなくなった"),
    "summary.waiting": Text("Open", "未判断"),
    "summary.overdue": Text("Overdue", "期限切れ"),
    "summary.total": Text("All", "合計"),
    "summary.what_changed": Text("What changed", "変更内容"),
    "summary.nothing_changed": Text(
        "Nothing was adjusted in this time.", "この期間に調整はありません。"
    ),
    "summary.account": Text("Account", "アカウント"),
    "summary.said": Text("Adjustment", "調整"),
    "summary.reason": Text("Reason", "理由"),
    "summary.by": Text("By", "判断者"),
    "summary.send": Text("Send it round", "共有する"),
    "summary.draft_en": Text("Draft in English", "英語の下書き"),
    "summary.draft_ja": Text("Draft in Japanese", "日本語の下書き"),
    "summary.copy": Text("Copy", "コピー"),
    "summary.copied": Text("Copied", "コピーしました"),
    "summary.mail": Text("Open as a mail", "メールで開く"),
    "summary.subject": Text("Account reviews as of {day}", "アカウントレビューのまとめ({day})"),
    "summary.greeting": Text(
        "Here is where the account reviews stand.", "アカウントレビューの状況を共有します。"
    ),
    "summary.decided": Text(
        "{count} {count:review was|reviews were} decided from {since} to {until}.",
        "{since}から{until}までに{count}件を判断しました。",
    ),
    "summary.item": Text("{what}: {count}", "{what}: {count}件"),
    "summary.item_late": Text(
        "{what}: {count}, {late} overdue", "{what}: {count}件(期限切れ{late}件)"
    ),
    "summary.passed": Text(
        "{count} more were closed because the data no longer shows them.",
        "ほかに{count}件が、データ上該当しなくなったため終了しました。",
    ),
    "summary.changed": Text("What changed:", "変更内容:"),
    "summary.change": Text("{account}: {what}. {reason}", "{account}: {what}。{reason}"),
    "summary.more": Text("and {count} more", "ほか{count}件"),
    "summary.open": Text(
        "{count} {count:review is|reviews are} open, {overdue} of them overdue.",
        "未判断のレビューは{count}件、うち期限切れは{overdue}件です。",
    ),
    "desk.said_override_proposed": Text(
        "override to {tier} until {until} proposed", "{tier}への例外指定を提案({until}に失効)"
    ),
    "desk.said_override_approved": Text(
        "override to {tier} until {until} approved", "{tier}への例外指定を承認({until}に失効)"
    ),
    "desk.said_override_refused": Text(
        "override to {tier} until {until} refused", "{tier}への例外指定を却下({until}に失効)"
    ),
    "desk.said_override_removed": Text(
        "override to {tier} until {until} removed", "{tier}への例外指定を解除({until}に失効)"
    ),
    "desk.said_designation": Text("designated: {kind}", "戦略的指定: {kind}"),
    "desk.said_undesignated": Text("designation removed: {kind}", "戦略的指定を解除: {kind}"),
    "desk.said_judgement": Text("{field}: {value}", "{field}: {value}"),
    # Why something is in the queue.
    "caught_why.grew": Text(
        "ARR rose from {arr_before} to {arr}, {by} more than at the review of {reviewed_on}.",
        "ARRが{reviewed_on}のレビュー時の{arr_before}から{arr}へ、{by}増加しました。",
    ),
    "caught_why.grew_from_nothing": Text(
        "ARR rose from {arr_before} to {arr} since the review of {reviewed_on}.",
        "ARRが{reviewed_on}のレビュー時の{arr_before}から{arr}へ増加しました。",
    ),
    "caught_why.shrank": Text(
        "ARR fell from {arr_before} to {arr}, {by} less than at the review of {reviewed_on}.",
        "ARRが{reviewed_on}のレビュー時の{arr_before}から{arr}へ、{by}減少しました。",
    ),
    "caught_why.shrank_from_nothing": Text(
        "ARR fell from {arr_before} to {arr} since the review of {reviewed_on}.",
        "ARRが{reviewed_on}のレビュー時の{arr_before}から{arr}へ減少しました。",
    ),
    "caught_why.health_changed": Text(
        "Health went from {health_before} to {health} since the review of {reviewed_on}.",
        "ヘルスが{reviewed_on}のレビュー時の{health_before}から{health}に変化しました。",
    ),
    "caught_why.grace_ending": Text(
        "Its grace ends on {grace_until}: it would move from {earned_tier} to {qualified_tier}.",
        "猶予期間が{grace_until}に終わり、{earned_tier}から{qualified_tier}へ下方移行する見込みです。",
    ),
    "caught_why.grace_ending_open": Text(
        "Its grace ends on {grace_until}. It holds {earned_tier}; for lack of data it is open what "
        "it qualifies for.",
        "猶予期間が{grace_until}に終わります。現在は{earned_tier}ですが、データ不足のため判定は"
        "未確定です。",
    ),
    "caught_why.override_expiring": Text(
        "The override to {tier} expires on {pinned_until}; beneath it the account has earned "
        "{earned_tier}.",
        "{tier}への例外指定が{pinned_until}に失効します。本来の階層は{earned_tier}です。",
    ),
    "caught_why.designation_expiring": Text(
        "The designation expires on {expires_on}: {kinds}.",
        "戦略的指定({kinds})が{expires_on}に失効します。",
    ),
    "caught_why.designation_to_add": Text(
        "Something speaks for a designation ({kinds}): {signals}.",
        "戦略的指定({kinds})の根拠があります: {signals}。",
    ),
    "caught_why.designation_to_remove": Text(
        "It is designated a reference, and gave none in the last 12 months.",
        "リファレンスに指定されていますが、直近12か月の実績がありません。",
    ),
    "caught_why.data_missing": Text(
        "A better tier rests on what is missing: {fields}.",
        "上位の階層の判定に必要なデータが不足しています: {fields}。",
    ),
    "caught_why.newcomer": Text(
        "New since {since}: the policy puts it into {tier}.",
        "{since}からの新規アカウントです。ポリシーによる階層は{tier}です。",
    ),
    "caught_why.due": Text(
        "Last reviewed on {reviewed_on}; by the rhythm of its tier it is time again.",
        "前回のレビューは{reviewed_on}です。階層のレビュー頻度により、次の時期になりました。",
    ),
    "caught_why.signal_reference": Text(
        "{references_given_12m} {references_given_12m:reference|references} and {referrals_12m} "
        "{referrals_12m:referral|referrals} in 12 months",
        "直近12か月のリファレンス{references_given_12m}件、紹介{referrals_12m}件",
    ),
    "caught_why.signal_relationship": Text(
        "there is an executive sponsor", "エグゼクティブスポンサーがいる"
    ),
    "caught_why.signal_revenue": Text(
        "its revenue is {revenue}, among the largest", "売上高{revenue}と最大級の規模"
    ),
    "caught_why.signal_employees": Text("it has {employees} employees", "従業員数{employees}人"),
}
