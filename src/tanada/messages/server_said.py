"""What people say of accounts: judgements, designations, overrides, corrections, reviews."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # What is asked of all of them.
    "said.no_policy": Text(
        "No policy is published yet.\nPublish one first.",
        "公開されたポリシーがまだありません。\n先にポリシーを公開してください。",
    ),
    "said.unknown_account": Text(
        "No run has seen an account “{found}”.",
        "アカウント「{found}」は、これまでの実行で確認されていません。",
    ),
    "said.no_reason": Text(
        "There is no reason.\nSay in a few words why.",
        "理由がありません。\n理由を簡潔に入力してください。",
    ),
    "said.long_reason": Text(
        "The reason has {found} characters; {limit} are the most.",
        "理由が{found}文字あります。{limit}文字以内で入力してください。",
    ),
    "said.unreadable_text": Text(
        "The text holds characters that cannot be kept.",
        "保存できない文字が含まれています。",
    ),
    # Judgements.
    "judgements.unknown_field": Text(
        "“{found}” is no field that people judge.",
        "「{found}」は、人が評価を入力できる項目ではありません。",
    ),
    "judgements.designation": Text(
        "“{found}” is a strategic designation.\nGive it as one, with a reason.",
        "「{found}」は戦略的指定です。\n理由を添えて戦略的指定として登録してください。",
    ),
    "judgements.unfit_number": Text(
        "“{field}” cannot be “{found}”.\nIt is a number from {least} to {most} with at most "
        "{places} decimal {places:place|places}, written like 1200.5.",
        "{field} に「{found}」は指定できません。\n{least}から{most}までの数値を、小数点以下"
        "{places}桁以内で 1200.5 のように入力してください。",
    ),
    "judgements.unfit_whole": Text(
        "“{field}” cannot be “{found}”.\nIt is a whole number from {least} to {most}.",
        "{field} に「{found}」は指定できません。\n{least}から{most}までの整数を入力してください。",
    ),
    "judgements.unfit_date": Text(
        "“{field}” cannot be “{found}”.\nDates are written like 2026-11-21.",
        "{field} に「{found}」は指定できません。\n日付は 2026-11-21 の形式で入力してください。",
    ),
    "judgements.unfit_flag": Text(
        "“{field}” cannot be “{found}”.\nIt is one of: {expected}",
        "{field} に「{found}」は指定できません。\n次のいずれかを入力してください: {expected}",
    ),
    "judgements.unfit_choice": Text(
        "“{field}” cannot be “{found}”.\nIt is one of: {expected}",
        "{field} に「{found}」は指定できません。\n次のいずれかを選択してください: {expected}",
    ),
    "judgements.unfit_text": Text(
        "“{field}” cannot be “{found}”.\nIt is one line of 1 to {expected} characters.",
        "{field} に「{found}」は指定できません。\n1行、1~{expected}文字で入力してください。",
    ),
    "judgements.in_future": Text(
        "A judgement of {found} is of a day to come.\nToday is {expected}.",
        "{found}は未来の日付です。\n本日({expected})以前の日付を指定してください。",
    ),
    "judgements.unknown": Text("There is no judgement {found}.", "評価{found}は見つかりません。"),
    "judgements.withdrawn": Text(
        "Judgement {found} was withdrawn already.", "評価{found}はすでに取り消されています。"
    ),
    # Designations.
    "designations.unknown_kind": Text(
        "“{found}” is no strategic designation.\nThere are: {expected}",
        "「{found}」という戦略的指定はありません。\n指定できるもの: {expected}",
    ),
    "designations.ends_first": Text(
        "The designation expires on {found}, before it begins.\n"
        "It holds until the day before, which must not be earlier than {expected}.",
        "戦略的指定の失効日({found})が開始日より後ではありません。\n"
        "{expected}より後の日付を指定してください。",
    ),
    "designations.in_past": Text(
        "The designation would have expired on {found} already.\n"
        "Name a day after {expected}, or none.",
        "戦略的指定が{found}にすでに失効していることになります。\n"
        "{expected}より後の日付を指定するか、期限なしにしてください。",
    ),
    "designations.twice": Text(
        "{account_id} has the designation “{found}” already.\nRenew that one, or remove it first.",
        "{account_id}には、すでに戦略的指定「{found}」があります。\n"
        "既存の指定を延長するか、先に解除してください。",
    ),
    "designations.unknown": Text(
        "There is no designation {found}.", "戦略的指定{found}は見つかりません。"
    ),
    "designations.removed": Text(
        "Designation {found} was removed already.",
        "戦略的指定{found}はすでに解除されています。",
    ),
    # Overrides.
    "overrides.unknown_tier": Text(
        "The published policy has no tier “{found}”.\nThere are: {expected}",
        "公開中のポリシーに階層「{found}」はありません。\n指定できる階層: {expected}",
    ),
    "overrides.holds_nothing": Text(
        "{found} has left and holds no tier that could be overridden.",
        "{found}は終了しており、例外指定の対象となる階層がありません。",
    ),
    "overrides.in_past": Text(
        "{found} is past.\nAn override begins today, {expected}, or later, and ends after today.",
        "{found}は過去の日付です。\n例外指定は本日({expected})以降に始まり、"
        "本日より後に終わる必要があります。",
    ),
    "overrides.ends_first": Text(
        "The override expires on {found}, before it begins.\n"
        "It holds until the day before, which must not be earlier than {expected}.",
        "例外指定の失効日({found})が開始日より後ではありません。\n"
        "{expected}より後の日付を指定してください。",
    ),
    "overrides.too_long": Text(
        "The override would last {found} days.\n"
        "By the policy a tier that was shifted by hand falls back within {limit}.",
        "例外指定の期間が{found}日あります。\n"
        "ポリシーでは、手動で変更した階層は{limit}日以内に元へ戻ります。",
    ),
    "overrides.overlaps": Text(
        "{account_id} has another override, {found}, from {starts_on} to {expires_on}.\n"
        "Let one end before the next begins, or remove it.",
        "{account_id}には、{starts_on}から{expires_on}までの別の例外指定{found}があります。\n"
        "期間が重ならないようにするか、先に解除してください。",
    ),
    "overrides.unknown": Text("There is no override {found}.", "例外指定{found}は見つかりません。"),
    "overrides.wrong_state": Text(
        "Override {found} is “{state}”; this can be done while it is: {expected}.",
        "例外指定{found}は「{state}」です。この操作は次の状態でのみ行えます: {expected}。",
    ),
    # Corrections.
    "corrections.no_transition": Text(
        "Run {found} changed nothing that {account_id} holds.",
        "実行{found}では、{account_id}の保持内容は変わっていません。",
    ),
    "corrections.later_transition": Text(
        "What {account_id} holds has changed again since run {found}, by run {later}.\n"
        "Only the last change can be undone.",
        "{account_id}の保持内容は、実行{found}のあと実行{later}で再び変わっています。\n"
        "取り消せるのは最後の変更だけです。",
    ),
    "corrections.open_already": Text(
        "Another correction of {account_id} is open.\nDecide on that one first.",
        "{account_id}には未完了の訂正が別にあります。\n先にそちらを判断してください。",
    ),
    "corrections.unknown": Text("There is no correction {found}.", "訂正{found}は見つかりません。"),
    "corrections.decided": Text(
        "Correction {found} was decided already: “{state}”.",
        "訂正{found}はすでに判断済みです(「{state}」)。",
    ),
    # Reviews.
    "reviews.unknown": Text("There is no review {found}.", "レビュー{found}は見つかりません。"),
    "reviews.decided": Text(
        "Review {found} was decided already: “{outcome}”.",
        "レビュー{found}はすでに判断済みです(「{outcome}」)。",
    ),
    "reviews.unknown_outcome": Text(
        "A review of this kind cannot be decided as “{found}”.\nIt is one of: {expected}",
        "この種類のレビューの判断に「{found}」は指定できません。\n指定できるもの: {expected}",
    ),
    "reviews.nothing_made": Text(
        "Nothing was said of {found} because of this review.\n"
        "Name what was adjusted, one of: {expected}",
        "{found}について、このレビューに基づく変更が指定されていません。\n"
        "変更した内容を指定してください: {expected}",
    ),
    "caught.grew": Text("ARR has grown", "ARRが増加"),
    "caught.shrank": Text("ARR has shrunk", "ARRが減少"),
    "caught.health_changed": Text("Health has changed", "ヘルスが変化"),
    "caught.grace_ending": Text("The grace period ends soon", "猶予期間がまもなく終了"),
    "caught.override_expiring": Text("An override expires soon", "例外指定がまもなく失効"),
    "caught.designation_expiring": Text(
        "A strategic designation expires soon", "戦略的指定がまもなく失効"
    ),
    "caught.designation_to_add": Text(
        "A strategic designation to consider", "戦略的指定の追加を検討"
    ),
    "caught.designation_to_remove": Text(
        "A strategic designation to reconsider", "戦略的指定の解除を検討"
    ),
    "caught.data_missing": Text("Data is missing", "データ不足"),
    "caught.newcomer": Text("A newcomer to confirm", "新規アカウントの確認"),
    "caught.due": Text("The regular review is due", "定期レビューの時期"),
    "decided.confirmed": Text("Confirmed", "確認済み"),
    "decided.kept": Text("Left as it is", "現状維持"),
    "decided.adjusted": Text("Adjusted", "調整済み"),
    "decided.requested": Text("Data requested", "データを依頼"),
    "decided.passed": Text("No longer the case", "該当しなくなった"),
    # Tiers set by hand.
    "handset.incomplete": Text(
        "A row without {field}.\nGive every account all of: {expected}.",
        "{field} のない行があります。\n必要な項目: {expected}。",
    ),
    "handset.unknown_tier": Text(
        "{account_id}: the policy has no tier “{found}”.\nTiers are {expected}, or their names.",
        "{account_id}: ポリシーに階層「{found}」はありません。\n"
        "階層のキー({expected})または名称を指定してください。",
    ),
    "handset.twice": Text(
        "{account_id} stands in the file more than once.\nKeep one row of each account.",
        "{account_id}がファイルに複数回あります。\n1アカウントにつき1行にしてください。",
    ),
    "handset.in_future": Text(
        "{account_id}: since {found} is a day to come.",
        "{account_id}: since の{found}は未来の日付です。",
    ),
    "handset.unreadable": Text(
        "{account_id}: {field} cannot be “{found}”.\nDates are written like 2026-11-21.",
        "{account_id}: {field} に「{found}」は指定できません。\n"
        "日付は 2026-11-21 の形式で入力してください。",
    ),
    "handset.run_already": Text(
        "There has been a run already.\n"
        "Tiers set by hand are what the first run begins from; from then on override a tier.",
        "すでに実行済みです。\n手動で設定した階層を引き継げるのは初回の実行だけです。"
        "以後は例外指定を使ってください。",
    ),
    "handset.other_policy": Text(
        "The published policy has not all of these tiers: {found}\n"
        "Import the file again under this policy: {expected}",
        "公開中のポリシーにない階層があります: {found}\n"
        "現在のポリシー({expected})で、もう一度取り込んでください。",
    ),
    "handset.nothing": Text(
        "No tiers set by hand were imported.",
        "手動で設定した階層は取り込まれていません。",
    ),
    "compared.agrees": Text("Agrees", "一致"),
    "compared.rises": Text("Would rise at once", "直ちに上方移行"),
    "compared.falls": Text("Would fall after its grace", "猶予期間後に下方移行"),
    "compared.undetermined": Text("Undetermined", "未確定"),
    "compared.ended": Text("Has left", "終了"),
    "compared.not_in_accounts": Text("Not in the accounts", "アカウントにない"),
    "compared.not_by_hand": Text("Not set by hand", "手動の設定なし"),
}
