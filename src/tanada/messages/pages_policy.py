"""The policy's pages: the live one, its versions, drafts, and what they would do."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # What the page found.
    "policy_page.waits_you": Text(
        "Version {number}, proposed by {who}, waits for your approval.",
        "{who}さんが提案した版{number}が、あなたの承認を待っています。",
    ),
    "policy_page.waits_approval": Text(
        "Version {number}, proposed by {who}, waits for approval.",
        "{who}さんが提案した版{number}が、承認待ちです。",
    ),
    "policy_page.waits_publishing": Text(
        "Version {number} is approved and waits to be published.",
        "版{number}は承認済みで、公開待ちです。",
    ),
    "policy_page.scheduled": Text(
        "Version {number} is approved and decides from {day}.",
        "版{number}は承認済みで、{day}から適用されます。",
    ),
    "policy_page.outside": Text(
        "Under version {number}, {found} of {shares} shares {found:lies|lie} outside their "
        "targets.",
        "版{number}では、構成比{shares}項目のうち{found}項目が、目標の範囲を外れています。",
    ),
    "policy_page.within": Text(
        "Under version {number}, all {shares} shares lie within their targets.",
        "版{number}では、構成比{shares}項目のすべてが、目標の範囲内です。",
    ),
    "policy_page.decides": Text(
        "Version {number} decides on {accounts} {accounts:account|accounts}.",
        "版{number}が、{accounts}件のアカウントに適用されています。",
    ),
    "policy_page.decides_next": Text(
        "Version {number} decides from the next run.",
        "版{number}は、次回の実行から適用されます。",
    ),
    "policy_page.none": Text("There is no policy yet.", "ポリシーはまだありません。"),
    "policy_page.none_text": Text(
        "A policy owner starts one from a shipped policy.",
        "ポリシー管理者が、ひな型から作成します。",
    ),
    "policy_page.first": Text("Version {number} is the first one.", "版{number}は、最初の版です。"),
    "policy_page.changes": Text(
        "Version {number} differs from version {before} in {changes} {changes:point|points}.",
        "版{number}は、版{before}と{changes}点で異なります。",
    ),
    "policy_page.same": Text(
        "Version {number} means the same as version {before}.",
        "版{number}の意味は、版{before}と同じです。",
    ),
    "policy_page.draft_first": Text(
        "Draft {number} would be the first policy.", "下書き{number}は、最初のポリシーになります。"
    ),
    "policy_page.draft_changes": Text(
        "Draft {number} differs from the live version {before} in {changes} "
        "{changes:point|points}.",
        "下書き{number}は、公開中の版{before}と{changes}点で異なります。",
    ),
    "policy_page.draft_same": Text(
        "Draft {number} still means the same as the live version {before}.",
        "下書き{number}の意味は、まだ公開中の版{before}と同じです。",
    ),
    # The page.
    "policy_page.live_since": Text("live since {day}, approved by {who}", "{day}公開(承認: {who})"),
    "policy_page.from_day": Text("decides from {day}", "{day}から適用"),
    "policy_page.print": Text("fingerprint {print}", "フィンガープリント {print}"),
    "policy_page.tiers": Text("Who belongs to which tier", "階層の条件"),
    "policy_page.first_holds": Text(
        "The first that holds counts.", "最初に当てはまる階層になります。"
    ),
    "policy_page.left_over": Text("Everyone left.", "上のどれにも当てはまらないアカウント。"),
    "policy_page.target_accounts": Text("target {target} of accounts", "目標: 件数の{target}"),
    "policy_page.target_arr": Text("target {target} of ARR", "目標: ARRの{target}"),
    "policy_page.on_the_way": Text("On the way", "準備中の版"),
    "policy_page.versions": Text("Versions", "版の一覧"),
    "policy_page.version": Text("Version {number}", "版{number}"),
    "policy_page.presets": Text("Shipped policies", "ひな型"),
    "policy_page.aloud": Text("The whole policy, read aloud", "ポリシー全文"),
    "policy_page.download": Text("Download the document", "文書をダウンロード"),
    "policy_page.write_on": Text("Go on writing", "編集を続ける"),
    "policy_page.start": Text("Start a draft", "下書きを作成"),
    "policy_page.start_do": Text("Start", "作成する"),
    "policy_page.from": Text("From", "元にする版"),
    "policy_page.note_start": Text("What it is for", "目的"),
    "policy_page.what_changes": Text(
        "What changes from version {before}", "版{before}からの変更点"
    ),
    "policy_page.against": Text("Compare with", "比較する版"),
    "policy_page.compare": Text("Compare", "比較"),
    "policy_page.no_difference": Text(
        "No account would be decided or served otherwise.",
        "判定にもサービス内容にも違いはありません。",
    ),
    "policy_page.by_line": Text("Line by line", "行ごとの違い"),
    "policy_page.gone": Text("gone:", "削除:"),
    "policy_page.come": Text("new:", "追加:"),
    "policy_page.way": Text("Who, when and why", "経緯"),
    # Refused.
    "policy_page.no_such_start": Text(
        "There is no such policy to start from: {found}.",
        "元にできるポリシーが見つかりません: {found}。",
    ),
    "policy_page.no_note": Text(
        "Say why: whoever reads the history later has only this.",
        "理由を入力してください。後から経緯を確認する人の手がかりになります。",
    ),
    "policy_page.no_day": Text("This is no day: {found}.", "日付として読めません: {found}。"),
    "policy_page.no_number": Text("This is no number: {found}.", "数値ではありません: {found}。"),
    "policy_page.not_turned": Text(
        "The number cannot be found in the text as it is written; change it there.",
        "この数値を文書内で特定できません。文書を直接編集してください。",
    ),
    "what_if.too_long": Text(
        "This took too long and was stopped.\nTry again, or ask for less at once.",
        "時間がかかりすぎたため中止しました。\nもう一度お試しください。",
    ),
    # Where a version stands.
    "policy_state.draft": Text("Draft", "下書き"),
    "policy_state.proposed": Text("Proposed", "承認待ち"),
    "policy_state.approved": Text("Approved", "承認済み"),
    "policy_state.published": Text("Live", "公開中"),
    "policy_state.retired": Text("Retired", "終了"),
    "policy_late.draft": Text(
        "Version {found} was sent back meanwhile and is a draft again; nothing was changed.",
        "版{found}はその間に差し戻され、下書きに戻っています。何も変更していません。",
    ),
    "policy_late.proposed": Text(
        "Version {found} is proposed already; nothing was changed.",
        "版{found}はすでに提案されています。何も変更していません。",
    ),
    "policy_late.approved": Text(
        "Version {found} is approved already; nothing was changed.",
        "版{found}はすでに承認されています。何も変更していません。",
    ),
    "policy_late.published": Text(
        "Version {found} is live already; nothing was changed.",
        "版{found}はすでに公開されています。何も変更していません。",
    ),
    "policy_late.retired": Text(
        "Another version is live instead of version {found}; nothing was changed.",
        "版{found}に代わる版がすでに公開されています。何も変更していません。",
    ),
    "policy_step.drafted": Text("Drafted", "下書きを作成"),
    "policy_step.rewritten": Text("Rewritten", "内容を変更"),
    "policy_step.proposed": Text("Proposed", "提案"),
    "policy_step.sent_back": Text("Sent back", "差し戻し"),
    "policy_step.approved": Text("Approved", "承認"),
    "policy_step.scheduled": Text("Scheduled", "公開日を指定"),
    "policy_step.scheduled_for": Text("To be published on {day}", "{day}に公開予定"),
    "policy_step.published": Text("Published", "公開"),
    "policy_step.by_run": Text("by a run, on the day that was set", "指定日の実行による"),
    "policy_done.saved": Text("Draft {number} is saved.", "下書き{number}を保存しました。"),
    "policy_done.propose": Text(
        "Version {number} is proposed; somebody else approves it.",
        "版{number}を提案しました。ほかの人が承認します。",
    ),
    "policy_done.approve": Text("Version {number} is approved.", "版{number}を承認しました。"),
    "policy_done.send_back": Text(
        "Version {number} is sent back and a draft again.",
        "版{number}を差し戻し、下書きに戻しました。",
    ),
    "policy_done.publish": Text(
        "Version {number} is live and decides from the next run.",
        "版{number}を公開しました。次回の実行から適用されます。",
    ),
    "policy_done.scheduled": Text(
        "Version {number} will decide from {day}.", "版{number}は{day}から適用されます。"
    ),
    # The next step.
    "policy_next.propose": Text("Propose it", "提案する"),
    "policy_next.approve": Text("Approve it, or send it back", "承認または差し戻し"),
    "policy_next.publish": Text("Publish it", "公開する"),
    "policy_next.roll_back": Text("Publish it again", "この版に戻す"),
    "policy_next.own": Text(
        "You proposed this version, so somebody else approves it.",
        "ご自身が提案した版のため、ほかの人が承認します。",
    ),
    "policy_next.roll_back_text": Text(
        "The version that is live now is retired; this one decides from the next run.",
        "現在公開中の版は終了し、次回の実行からこの版が適用されます。",
    ),
    "policy_next.on": Text("Decides from", "適用開始日"),
    "policy_next.on_help": Text("Empty: from the next run.", "空欄の場合は、次回の実行から。"),
    "policy_next.note": Text("Note", "コメント"),
    "policy_next.note_help": Text("Sending back needs a reason.", "差し戻す場合は理由が必要です。"),
    "policy_next.note_propose": Text("What it changes, and why", "変更内容と理由"),
    "policy_next.note_roll_back": Text("Why it comes back", "戻す理由"),
    "policy_next.propose_do": Text("Propose", "提案する"),
    "policy_next.approve_do": Text("Approve", "承認する"),
    "policy_next.publish_do": Text("Publish", "公開する"),
    "policy_next.roll_back_do": Text("Publish again", "この版に戻す"),
    "policy_next.send_back_do": Text("Send back", "差し戻す"),
    # Writing.
    "policy_edit.save": Text("Save the draft", "下書きを保存"),
    "policy_edit.go_on": Text("Compare and propose", "比較して提案へ"),
    "policy_edit.unsaved": Text("Not saved yet", "未保存の変更があります"),
    "policy_edit.look": Text("Check and try", "検証して試算"),
    "policy_edit.dials": Text("Thresholds and weights", "しきい値と重み"),
    "policy_edit.dials_about": Text("They write the document.", "変更は文書に書き込まれます。"),
    "policy_edit.no_dials": Text(
        "As soon as the document is right, its numbers stand here.",
        "文書の誤りがなくなると、ここに数値が表示されます。",
    ),
    "policy_edit.text": Text("The document", "ポリシー文書"),
    "policy_edit.restored": Text(
        "What you had written and not saved is here again.",
        "保存していなかった編集内容を復元しました。",
    ),
    "policy_edit.discard": Text("Take the saved text", "保存済みの内容に戻す"),
    "policy_edit.yours": Text("What you had written", "入力されていた内容"),
    "policy_edit.both": Text("{who} saved this draft meanwhile", "{who}さんが先に保存しました"),
    "policy_edit.both_text": Text(
        "Nothing of yours is lost: it stands in the document below. Below is what you would change "
        "in the saved text.",
        "あなたの編集内容は、下の文書に残っています。保存済みの内容との違いは次のとおりです。",
    ),
    "policy_edit.both_lines": Text("From theirs to yours", "保存済みの内容との違い"),
    "policy_edit.theirs": Text("The text that {who} saved", "{who}さんが保存した内容"),
    "policy_edit.save_over": Text("Save mine in its place", "自分の内容で上書き保存"),
    "policy_edit.take_theirs": Text("Take theirs", "相手の内容を使う"),
    "policy_dial.above": Text("{label} above", "{label}(この値を超える)"),
    "policy_dial.at_least": Text("{label} at least", "{label}(この値以上)"),
    "policy_dial.below": Text("{label} below", "{label}(この値未満)"),
    "policy_dial.at_most": Text("{label} at most", "{label}(この値以下)"),
    "policy_dial.equal": Text("{label} equal to", "{label}(この値と等しい)"),
    "policy_dial.unequal": Text("{label} other than", "{label}(この値以外)"),
    "policy_dial.number": Text("A number in {name}", "{name}の数値"),
    "policy_dial.weight": Text("Weight of {label}", "{label}の重み"),
    "policy_dial.band": Text("Band “{label}” from", "区分「{label}」の下限"),
    "policy_dial.points": Text("points", "点"),
    # Checked.
    "policy_check.wrong": Text("Wrong", "誤り"),
    "policy_check.example": Text("Example", "例"),
    "policy_check.line": Text("Line {line}", "{line}行目"),
    "policy_check.fix": Text("Mend", "修正"),
    "policy_check.state_wrong": Text(
        "{count} {count:mistake|mistakes} in the document.", "文書に{count}件の誤りがあります。"
    ),
    "policy_check.state_fails": Text(
        "{failed} of {examples} examples {failed:says|say} otherwise.",
        "例{examples}件のうち{failed}件が、期待と異なります。",
    ),
    "policy_check.state_found": Text(
        "No mistake, {examples} {examples:example holds|examples hold}; {count} "
        "{count:pitfall|pitfalls} to look at.",
        "誤りはなく、例{examples}件はすべて期待どおりです。注意点が{count}件あります。",
    ),
    "policy_check.state_found_bare": Text(
        "No mistake; {count} {count:pitfall|pitfalls} to look at.",
        "誤りはありません。注意点が{count}件あります。",
    ),
    "policy_check.state_right_bare": Text("No mistake, no pitfall.", "誤りも注意点もありません。"),
    "policy_check.state_right": Text(
        "No mistake, no pitfall, {examples} {examples:example holds|examples hold}.",
        "誤りも注意点もなく、例{examples}件はすべて期待どおりです。",
    ),
    # Tried.
    "policy_try.title": Text("What it would do", "変更の影響"),
    "policy_try.loading": Text("Trying…", "試算中…"),
    "policy_try.invalid": Text(
        "As soon as the document is right, you see here what it would do.",
        "文書の誤りがなくなると、ここに影響が表示されます。",
    ),
    "policy_try.against": Text(
        "beside live version {number}, on run {run} as of {as_of}; before grace and overrides",
        "公開中の版{number}との比較(実行{run}回目、基準日{as_of}。猶予と例外は含みません)",
    ),
    "policy_try.shares": Text("Shares before and after", "変更前後の構成比"),
    "policy_try.tier": Text("Tier", "階層"),
    "policy_try.of_accounts": Text("of accounts", "件数の割合"),
    "policy_try.of_arr": Text("of ARR", "ARRの割合"),
    "policy_try.change": Text("Accounts", "件数の増減"),
    "policy_try.was": Text("was {share}", "変更前{share}"),
    "policy_try.matrix": Text("From which tier to which", "階層間の移行"),
    "policy_try.movers": Text("Who moves", "移行するアカウント"),
    "policy_try.all_movers": Text("Show all {count}", "{count}件すべて表示"),
    "policy_try.account": Text("Account", "アカウント"),
    "policy_try.move": Text("Move", "移行"),
    "policy_try.why": Text("Why", "理由"),
    "policy_try.before": Text("before: {why}", "変更前: {why}"),
    "policy_try.shown": Text("{first}–{last} of {of}", "{of}件中{first}–{last}件"),
    "policy_try.previous": Text("Before", "前へ"),
    "policy_try.next": Text("Next", "次へ"),
    "policy_try.close": Text("Close calls", "境界に近いアカウント"),
    "policy_try.threshold": Text("Threshold", "しきい値"),
    "policy_try.below": Text("Just below", "わずかに下"),
    "policy_try.above": Text("Just above", "わずかに上"),
    "policy_try.by_clause": Text("By which clause", "条件ごとの内訳"),
    "policy_try.clause": Text("Clause", "条件"),
    "policy_try.up": Text("Up", "上方"),
    "policy_try.down": Text("Down", "下方"),
    "policy_try.other": Text("Other", "ほか"),
    # Proved.
    "policy_prove.title": Text("Proofs", "証明"),
    "policy_prove.about": Text(
        "For every account that there could be: which tiers can be reached, and whether more ARR "
        "ever makes a tier worse.",
        "考えられるすべてのアカウントについて、どの階層に到達できるか、ARRが増えて階層が下がることが"
        "ないかなどを証明します。",
    ),
    "policy_prove.do": Text("Prove it", "証明する"),
    "policy_prove.busy": Text("Proving…", "証明中…"),
    "policy_prove.under_way": Text("{count} settled so far…", "{count}件まで判定しました…"),
    "policy_prove.all": Text("All {count} claims are proved.", "{count}件すべてを証明しました。"),
    "policy_prove.result": Text(
        "{proved} proved, {refuted} refuted, {undecided} undecided.",
        "証明{proved}件、反証{refuted}件、未判定{undecided}件。",
    ),
    "policy_prove.proved_count": Text("{count} proved", "証明済み{count}件"),
    "policy_prove.late": Text(
        "Stopped after {seconds} s; the rest is open.",
        "{seconds}秒で打ち切りました。残りは未判定です。",
    ),
    "policy_prove.proved": Text("Proved:", "証明:"),
    "policy_prove.refuted": Text("Refuted:", "反証:"),
    "policy_prove.undecided": Text("Undecided:", "未判定:"),
    "policy_prove.unconfirmed": Text(
        "An example of a proof is not confirmed by the query: this is a fault of Tanada.",
        "証明の例が実際の判定と一致しません。Tanadaの不具合です。",
    ),
}
