"""The page of one account, and the forms in which people say something of it."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "account_page.unknown": Text(
        "There is no account “{found}”.", "「{found}」というアカウントはありません。"
    ),
    "account_page.nearest": Text("The nearest is", "近いID:"),
    "account_page.unread": Text(
        "The last run did not read this account.", "直近の実行では読み込まれていません。"
    ),
    "account_page.copy": Text("Copy link", "リンクをコピー"),
    "account_page.copied": Text("Copied", "コピーしました"),
    "account_page.list": Text("All accounts", "アカウント一覧"),
    "account_page.reviews_open": Text(
        "{count} open {count:review|reviews}", "未完了のレビュー{count}件"
    ),
    "account_page.owner": Text("Owner", "担当者"),
    "account_page.pool": Text("pooled", "プール"),
    "account_page.renews": Text("Next renewal", "次回更新日"),
    "account_page.parent": Text("Parent", "親アカウント"),
    "account_page.arr": Text("ARR", "ARR"),
    "account_page.days": Text("in {days} {days:day|days}", "あと{days}日"),
    "account_page.not_known": Text("not known", "不明"),
    # Why.
    "account_page.why": Text("Why this tier", "この階層の理由"),
    "account_page.because": Text("{reason}.", "{reason}ためです。"),
    "account_page.loading": Text("Working it out", "計算中"),
    "account_page.holds": Text("holds", "該当"),
    "account_page.fails": Text("does not hold", "非該当"),
    "account_page.unknown_whether": Text("not known", "不明"),
    "account_page.measure": Text("Measure", "指標"),
    "account_page.seen": Text("What was seen", "値"),
    "account_page.points": Text("Points", "点数"),
    "account_page.weight": Text("Weight", "重み"),
    "account_page.adds": Text("Adds", "寄与"),
    "account_page.capped": Text("At most {most}, as {rule}", "上限{most}({rule})"),
    "account_page.reweighed": Text("left out", "除外"),
    "account_page.levels": Text("What follows from the data", "データから導かれる区分"),
    "account_page.margins": Text("What would move it", "階層が変わる条件"),
    "account_page.up": Text("To a better tier", "上の階層へ"),
    "account_page.down": Text("To a lower tier", "下の階層へ"),
    "account_page.no_change": Text(
        "No single change of {levers} does it.", "{levers}の単独の変化では移りません。"
    ),
    # Over time.
    "account_page.history": Text("History", "履歴"),
    "account_page.course": Text("ARR and scores over time", "ARRとスコアの推移"),
    "account_page.course_of": Text(
        "{label} from {first} ({since}) to {last} ({until})",
        "{label}: {first}({since})から{last}({until})",
    ),
    "account_page.no_course": Text(
        "There are not yet two runs to compare.", "比較できる実行がまだありません。"
    ),
    "account_page.as_table": Text("As a table", "表で見る"),
    "account_page.run_day": Text("As of", "基準日"),
    "account_page.earlier": Text("Earlier: {count}", "以前の履歴({count}件)"),
    "account_page.no_events": Text("Nothing has happened yet.", "履歴はまだありません。"),
    "happened.new": Text("First tier: {tier}", "最初の階層: {tier}"),
    "happened.held": Text("Holds {tier}", "{tier}を維持"),
    "happened.promoted": Text("Moved up to {tier}", "{tier}へ上方移行"),
    "happened.grace": Text("Grace begins, until {until}", "猶予期間の開始({until}まで)"),
    "happened.demoted": Text("Moved down to {tier}", "{tier}へ下方移行"),
    "happened.recovered": Text("Qualifies for {tier} again", "{tier}の条件を再び満たした"),
    "happened.pinned": Text("Pinned to {tier}, until {until}", "{tier}に固定({until}まで)"),
    "happened.unpinned": Text("No longer pinned: {tier}", "固定を解除: {tier}"),
    "happened.undetermined": Text("Undetermined: at least {tier}", "未確定: {tier}以上"),
    "happened.not_seen": Text("Not seen by the run", "実行で確認されず"),
    "happened.ended": Text("Ended", "終了"),
    "happened.corrected": Text("Corrected: {tier}", "訂正: {tier}"),
    "happened.run": Text("run {number}", "実行{number}回目"),
    "happened.override": Text("Override to {tier}: {state}", "{tier}への例外指定: {state}"),
    "happened.span": Text("{starts} to {expires}", "{starts}から{expires}まで"),
    "happened.from": Text("from {starts}", "{starts}から"),
    "happened.designation": Text("Designated: {kind}", "戦略的指定: {kind}"),
    "happened.designation_removed": Text("Designation removed: {kind}", "戦略的指定の解除: {kind}"),
    "happened.judgement": Text("Judged: {label} {value}", "評価: {label} {value}"),
    "happened.judgement_withdrawn": Text(
        "Judgement withdrawn: {label} {value}", "評価の取り消し: {label} {value}"
    ),
    "happened.correction": Text("Correction of run {run}: {state}", "実行{run}回目の訂正: {state}"),
    "happened.review": Text("Review: {what}", "レビュー: {what}"),
    "happened.by": Text("by {name}", "{name}"),
    "happened.forgotten": Text("somebody who has left", "退職者"),
    "said_state.proposed": Text("proposed", "提案中"),
    "said_state.approved": Text("approved", "承認済み"),
    "said_state.refused": Text("refused", "却下"),
    "said_state.removed": Text("removed", "取り下げ"),
    # The data.
    "account_page.data": Text("Data as read", "読み込んだデータ"),
    "account_page.judged": Text("judged by {name}", "{name}さんの評価"),
    "account_page.designated": Text("designated", "戦略的指定"),
    "account_page.stale": Text("too old to count", "期限切れのため対象外"),
    "account_page.not_read": Text("Not known: {fields}", "不明な項目: {fields}"),
    "account_page.more_data": Text("All {count} fields", "全{count}項目"),
    "account_page.no_data": Text("Nothing was read.", "読み込んだデータはありません。"),
    # Saying something.
    "saying.heading": Text("Say something about it", "このアカウントについて入力"),
    "saying.do_override": Text("Propose an override", "例外指定を提案"),
    "saying.do_designation": Text("Give a designation", "戦略的指定を付ける"),
    "saying.do_judgement": Text("Enter a judgement", "評価を入力"),
    "saying.do_correction": Text("Ask for a correction", "訂正を依頼"),
    "saying.do_review": Text("Mark reviewed", "レビュー済みにする"),
    "saying.when": Text("It counts from the next run.", "次回の実行から反映されます。"),
    "saying.choose": Text("Choose", "選択してください"),
    "saying.tier": Text("Tier", "階層"),
    "saying.kind": Text("Designation", "指定の種類"),
    "saying.field": Text("Field", "項目"),
    "saying.value": Text("Value", "値"),
    "saying.value_help": Text(
        "As the field has it: a number, a day as 2026-11-21, yes or no, or one of its values.",
        "項目に合わせて、数値・日付(2026-11-21)・はい/いいえ・選択肢のいずれかで入力します。",
    ),
    "saying.as_of": Text("As of", "基準日"),
    "saying.reason": Text("Reason", "理由"),
    "saying.reason_help": Text(
        "It is kept, and read by those who decide and review.",
        "記録として残り、承認者やレビュー担当者が確認します。",
    ),
    "saying.starts_on": Text("From", "開始日"),
    "saying.expires_on": Text("Until", "期限"),
    "saying.expires_help": Text("The first day without it.", "適用されなくなる最初の日。"),
    "saying.open_help": Text("Empty: for good.", "空欄の場合は無期限。"),
    "saying.no_day": Text(
        "“{found}” is no day.\nWrite it as 2026-11-21.",
        "「{found}」は日付として読み取れません。\n2026-11-21の形式で入力してください。",
    ),
    "saying.done_override": Text(
        "The override is proposed. Somebody else decides on it.",
        "例外指定を提案しました。別の担当者が承認します。",
    ),
    "saying.done_designation": Text(
        "The designation is given and counts from the next run.",
        "戦略的指定を付けました。次回の実行から反映されます。",
    ),
    "saying.done_judgement": Text(
        "The judgement is entered and counts from the next run.",
        "評価を入力しました。次回の実行から反映されます。",
    ),
    "saying.done_correction": Text(
        "The correction is asked for. Somebody else decides on it.",
        "訂正を依頼しました。別の担当者が承認します。",
    ),
    "saying.take_back": Text("Take it back", "取り下げる"),
    "saying.remove": Text("Remove", "解除する"),
    "saying.withdraw": Text("Withdraw", "取り消す"),
    "saying.correct": Text("Ask for a correction", "訂正を依頼"),
    "saying.ask_remove": Text("Remove this?", "解除しますか?"),
    "saying.ask_text": Text(
        "What stands here stays in the history and no longer counts from the next run.",
        "履歴には残りますが、次回の実行から反映されなくなります。",
    ),
    "saying.cancel": Text("Cancel", "キャンセル"),
    "saying.undone": Text(
        "It no longer counts from the next run.", "次回の実行から反映されません。"
    ),
    "saying.correct_what": Text("{what}, {day} (run {run})", "{what}({day}、実行{run}回目)"),
}
