"""Tables of events: what can be wrong with them, what was noticed, and what is derived."""

from __future__ import annotations

from tanada.messages.text import Text

_PROBLEMS = {
    "events.unknown_kind": Text(
        "There is no kind of table “{found}”.", "「{found}」という種類の表はありません。"
    ),
    "events.unknown_column": Text(
        "A table of {kind} has no column “{found}”.",
        "{kind} の表に「{found}」という列はありません。",
    ),
    "events.column_required": Text(
        "A table of {kind} needs the column “{expected}”.",
        "{kind} の表には列「{expected}」が必要です。",
    ),
    "events.unknown_setting": Text(
        "A table of {kind} has no setting “{found}”.",
        "{kind} の表に「{found}」という設定はありません。",
    ),
    "events.setting_list": Text(
        "A list of 1 to {limit} words is expected here.\nSuch as: [first, second]",
        "ここには1~{limit}語の一覧が必要です。\n例: [first, second]",
    ),
    "events.setting_word": Text(
        "A text or a whole number is expected in this list.",
        "この一覧には文字列か整数が必要です。",
    ),
    "events.setting_twice": Text(
        "“{found}” stands in this list twice; capitals do not count.",
        "「{found}」が一覧に2回あります(大文字と小文字は区別しません)。",
    ),
}
_REJECTS = {
    "reject.no_value": Text("no value, and one is required", "必須の値がない"),
    "reject.ends_before_start": Text("ends before it starts", "終了日が開始日より前"),
}
_NOTES = {
    "events.setting_not_given": Text(
        "{field} is not derived: the table's settings do not list {expected}.",
        "{field} は導出していません(表の設定に {expected} がありません)。",
    ),
    "events.setting_unseen": Text(
        "{setting}: the table never holds {found}.\nIt holds: {seen}",
        "{setting}: 表に {found} は現れません。\n表にある値: {seen}",
    ),
    "events.repeated_ids": Text(
        "{found} {found:row repeats|rows repeat} the id of another and {found:does|do} not count; "
        "{differing} of them {differing:differs|differ} from the row that counts.",
        "ほかの行と同じ id の行が{found}件あり、数えません"
        "(うち{differing}件は、数えた行と内容が異なります)。",
    ),
    "events.partial_last_day": Text(
        "The last day, {last}, may be cut off: windows end on {through}.",
        "最後の日({last})は途中までの可能性があるため、{through}までを集計します。",
    ),
    "events.before_start": Text(
        "{found} {found:row lies|rows lie} before the start that “{table}” gives; they count all "
        "the same.",
        "「{table}」の開始日より前の行が{found}件あります。そのまま数えています。",
    ),
    "events.short_history": Text(
        "The table begins on {first}, later than the time that is counted for: {fields}",
        "表は{first}から始まっていて、次の項目の集計期間に足りません: {fields}",
    ),
    "events.amount_missing": Text(
        "{found} open {found:subscription has|subscriptions have} no amount: ARR of "
        "{found:that account|those accounts} is missing.",
        "金額のない有効な契約が{found}件あり、そのアカウントの ARR は欠損として扱います。",
    ),
    "events.beyond_limits": Text(
        "{field} of {found} {found:account is|accounts are} beyond what the field can hold, "
        "and missing.",
        "{field} が項目の範囲を超えるアカウントが{found}件あり、欠損として扱います。",
    ),
}
_DERIVED = {
    "derived.subscriptions_arr": Text(
        "What open subscriptions bring in a year, trials left out; missing where one of them has "
        "no amount, 0 where all have ended.",
        "有効な契約の年額の合計(トライアルを除く)。"
        "金額のない契約があれば欠損、すべて終了していれば 0。",
    ),
    "derived.subscriptions_arr_12m_ago": Text(
        "The same 12 months before the run's date; missing where no subscription had started.",
        "基準日の12か月前における同じ値。その時点で契約が始まっていなければ欠損。",
    ),
    "derived.subscriptions_growth_rate_12m": Text(
        "Growth of ARR over 12 months as a share of one; missing where ARR was not above 0 then.",
        "12か月間の ARR の伸び率(1 に対する比)。12か月前の ARR が 0 以下なら欠損。",
    ),
    "derived.subscriptions_seats": Text(
        "Seats of open subscriptions together, trials too; one without seats adds none, missing "
        "where none has any.",
        "有効な契約(トライアルを含む)のシート数の合計。"
        "シート数のない契約は足さず、どれにもなければ欠損。",
    ),
    "derived.subscriptions_products_owned": Text(
        "Different products of open subscriptions, trials too.",
        "有効な契約(トライアルを含む)の製品の種類数。",
    ),
    "derived.subscriptions_plan": Text(
        "Plan of the largest open subscription.", "最大の有効な契約のプラン。"
    ),
    "derived.subscriptions_term_months": Text(
        "Term of the largest open subscription.", "最大の有効な契約の契約期間。"
    ),
    "derived.subscriptions_renewal_date": Text(
        "When the largest open subscription renews: its own date, else its start and one term; "
        "later renewals recur from there.",
        "最大の有効な契約の更新日。更新日の列になければ開始日に契約期間を足した日。"
        "以後の更新はここから繰り返す。",
    ),
    "derived.subscriptions_started_on": Text(
        "When the first subscription started, trials and breaks included.",
        "最初の契約の開始日(トライアルや中断があっても最初の日)。",
    ),
    "derived.subscriptions_churned_on": Text(
        "When the last subscription ended, where none is open.",
        "有効な契約がないとき、最後の契約の終了日。",
    ),
    "derived.subscriptions_trial": Text(
        "Whether all open subscriptions are trials; missing where none is open.",
        "有効な契約がすべてトライアルかどうか。有効な契約がなければ欠損。",
    ),
    "derived.orders_arr": Text(
        "Orders of the last 12 months together: a trailing twelve-month value, refunds and "
        "cancellations taken off.",
        "直近12か月の注文額の合計(過去12か月実績。返金と取消は差し引く)。",
    ),
    "derived.orders_arr_12m_ago": Text(
        "The same for the 12 months before those; missing where the first order is later, and "
        "for all where the table does not go back so far.",
        "その前の12か月の同じ値。最初の注文がそれより後なら欠損。"
        "表がその期間に足りなければ全件欠損。",
    ),
    "derived.orders_started_on": Text("Day of the first order.", "最初の注文の日。"),
    "derived.usage_dau": Text(
        "Different users of each of the last 30 days, on average over all 30; from counts per day "
        "where there are no users, several counts of a day added up.",
        "直近30日の、1日ごとの利用者数(重複なし)の30日平均。"
        "利用者の列がなければ日ごとの人数から(同じ日の人数は合計する)。",
    ),
    "derived.usage_mau": Text(
        "Different users in the last 30 days.", "直近30日の利用者数(重複なし)。"
    ),
    "derived.usage_advanced_features_used": Text(
        "How many of the features listed under advanced were used in the last 90 days.",
        "設定 advanced の機能のうち、直近90日に使われた数。",
    ),
    "derived.usage_advanced_features_available": Text(
        "How many features advanced lists.", "設定 advanced の機能の数。"
    ),
    "derived.usage_mau_90d_ago": Text(
        "Different users in the 30 days that ended 90 days ago; missing for all where the table "
        "does not go back so far.",
        "90日前までの30日の利用者数(重複なし)。表がその期間に足りなければ全件欠損。",
    ),
    "derived.usage_advanced_features_used_90d_ago": Text(
        "How many of the features listed under advanced were used in the 90 days that ended "
        "90 days ago; missing for all where the table does not go back so far.",
        "設定 advanced の機能のうち、90日前までの90日に使われた数。"
        "表がその期間に足りなければ全件欠損。",
    ),
    "derived.tickets_tickets_90d": Text(
        "Tickets opened in the last 90 days.", "直近90日に起票された問い合わせの数。"
    ),
    "derived.tickets_severe_tickets_90d": Text(
        "Those of them whose severity is listed under severe.",
        "そのうち、深刻度が設定 severe にあるもの。",
    ),
    "derived.contacts_last_contact_on": Text(
        "Day of the last contact from either side, answered or not.",
        "最後の連絡の日(どちらからでも、返答の有無によらない)。",
    ),
    "derived.contacts_contacts_started_90d": Text(
        "Contacts that the customer began in the last 90 days.",
        "直近90日に顧客から始まった連絡の数。",
    ),
    "derived.contacts_outreach_answered_rate": Text(
        "Answered outreach of the last 180 days as a share of all of it; missing where there was "
        "none.",
        "直近180日にこちらから行った連絡のうち、返答のあった割合。連絡がなければ欠損。",
    ),
    "derived.contacts_business_reviews_attended_12m": Text(
        "Contacts of the last 12 months that were answered and whose topic is listed under "
        "business_reviews.",
        "直近12か月の返答のあった連絡のうち、話題が設定 business_reviews にあるもの。",
    ),
    "derived.contacts_stakeholders": Text(
        "Different persons in contacts of the last 12 months.",
        "直近12か月の連絡に現れた人の数(重複なし)。",
    ),
    "derived.programmes_programmes_offered": Text(
        "Different programmes offered or joined by the run's date; a row without dates counts.",
        "基準日までに案内または参加のあったプログラムの数。日付のない行も数える。",
    ),
    "derived.programmes_programmes_joined": Text(
        "Those of them joined, and not left, by the run's date.",
        "そのうち、基準日までに参加し、まだ離れていないもの。",
    ),
    "derived.churn_churned_on": Text(
        "The last day on which the account left; missing where it has come back since.",
        "アカウントが最後に離れた日。その後に戻っていれば欠損。",
    ),
}
TEXTS: dict[str, Text] = {**_PROBLEMS, **_REJECTS, **_NOTES, **_DERIVED}
