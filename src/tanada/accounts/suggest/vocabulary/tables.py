"""What the columns of further tables are called, by kind of table."""

from __future__ import annotations

from dataclasses import dataclass

from tanada.accounts.suggest.vocabulary.accounts import ACCOUNT_WORDS
from tanada.accounts.suggest.vocabulary.words import Words, words


@dataclass(frozen=True)
class TableWords:
    """A kind of table: what its columns, its file and its headers are called.

    `required` columns must be there for it to be of use; `telling` words occur in the
    headers of few other tables.
    """

    columns: dict[str, Words]
    required: tuple[tuple[str, ...], ...]
    file: tuple[str, ...]
    telling: tuple[str, ...]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split("|"))


_DAY = (
    "date | day | on | timestamp | time | occurred at | event date | event time | "
    "created at | created date | created | 日付 | 日時 | 年月日 | 発生日 | 発生日時"
)

SUBSCRIPTIONS = TableWords(
    columns={
        "id": words(
            "subscription id | contract id | contract number | subscription number | sub id | "
            "stripe subscription id | contract no | subscription | "
            "契約ID | 契約番号 | サブスクリプションID | 契約No | 契約コード",
            possible="id | number | uuid | ID | 番号",
        ),
        "started_on": words(
            "start date | started at | contract start date | contract start | "
            "begin date | "
            "subscription start date | subscription start | effective date | valid from | "
            "subscription started at | activated at | service start date | start date utc | "
            "契約開始日 | 開始日 | 利用開始日 | 課金開始日 | 適用開始日 | サービス開始日",
            short="start",
            possible="created | created at | signup date | 契約日 | 作成日 | current period start",
        ),
        "ended_on": words(
            "end date | ended at | contract end date | contract end | termination date | "
            "terminated at | subscription end date | subscription ended at | valid to | "
            "valid until | closed on | "
            "契約終了日 | 終了日 | 解約日 | 利用終了日 | 適用終了日 | サービス終了日 | "
            "課金終了日",
            short="end",
            possible="canceled at | cancelled at | cancellation date | "
            "subscription canceled at | "
            "churn date | expires | 満了日",
        ),
        "renews_on": words(
            "renewal date | next renewal date | renews on | renews at | current period end | "
            "next billing date | next invoice date | current term end | renewal | next renewal | "
            "更新日 | 次回更新日 | 契約更新日 | 更新予定日 | 次回請求日",
        ),
        "term_months": ACCOUNT_WORDS["term_months"],
        "arr": words(
            "annual recurring revenue | arr amount | annual contract value | acv | "
            "annual amount | "
            "annual fee | yearly amount | annual value | annual price | yearly fee | "
            "年額 | 年間契約金額 | 年間利用料 | 年間金額 | 年間経常収益",
            possible="amount | value | contract value | price | 金額 | 契約金額",
        ),
        "mrr": words(
            "monthly recurring revenue | mrr amount | monthly amount | monthly fee | "
            "monthly price | "
            "monthly charges | monthly value | monthly revenue | "
            "月額 | 月額料金 | 月額利用料 | 月額金額 | 月次経常収益 | 月額費用",
            possible="amount | price | fee | 金額 | 料金 | 利用料",
        ),
        "currency": ACCOUNT_WORDS["currency"],
        "seats": words(
            "licences | licenses | seat count | quantity | number of seats | units | "
            "subscription quantity | license count | user count | "
            "シート数 | 契約シート数 | 契約数量 | 数量 | ライセンス数 | ID数 | 契約ライセンス数",
            possible="users | 人数 | ユーザー数",
        ),
        "plan": words(
            "plan name | plan tier | plan id | tier | package | edition | price id | "
            "subscription plan | subscription type | subscription tier | "
            "プラン | プラン名 | 契約プラン | 料金プラン | エディション | コース",
            possible="type | product | 種別 | 契約種別",
        ),
        "product": words(
            "product name | product line | module | product id | service | sku | "
            "商品 | 商品名 | 製品 | 製品名 | サービス名 | モジュール | 品名 | 契約商品",
            possible="plan | item | 品目",
        ),
        "trial": words(
            "is trial | trialing | is trialing | free trial | on trial | "
            "トライアル | 試用 | 無料トライアル | お試し",
        ),
    },
    required=(("started_on",),),
    file=_listed(
        "subscription | subscriptions | contract | contracts | billing | plans | licenses | "
        "契約 | サブスク | サブスクリプション | 契約一覧"
    ),
    telling=_listed(
        "subscription | plan | mrr | arr | renewal | trial | contract | term | "
        "billing frequency | "
        "auto renew | period end | seats | interval | 契約 | プラン | 月額 | 年額 | 更新"
    ),
)

ORDERS = TableWords(
    columns={
        "id": words(
            "order id | order number | order no | order line id | line id | "
            "transaction id | invoice line id | 注文ID | 注文番号 | 受注番号 | 明細番号 | 取引ID",
            possible="invoice no | invoice id | invoice number | id | number | 伝票番号 | 請求番号",
        ),
        "on": words(
            "order date | invoice date | purchase date | transaction date | ordered at | "
            "paid at | payment date | invoice created | billed on | sale date | posting date | "
            "invoicedate | close date | closed date | charge date | "
            "注文日 | 受注日 | 請求日 | 購入日 | 売上日 | 取引日 | 伝票日付 | 出荷日 | "
            "計上日 | 入金日 | "
            f"発注日 | {_DAY}",
        ),
        "amount": words(
            "order amount | total | order total | total amount | invoice amount | "
            "invoice total | "
            "net amount | sales amount | amount paid | revenue | sales | line total | "
            "total price | grand total | subtotal | amount due | charge amount | order value | "
            "extended price | "
            "金額 | 売上 | 売上金額 | 受注金額 | 請求金額 | 合計金額 | 購入金額 | 税抜金額 | "
            "注文金額 | "
            "売上高 | 取引金額 | 請求額 | 合計",
            possible="price | value | net | gross | fee | 単価 | 価格 | 小計 | 税込金額",
        ),
        "currency": ACCOUNT_WORDS["currency"],
    },
    required=(("on",), ("amount", "quantity", "unit_price")),
    file=_listed(
        "order | orders | invoice | invoices | sales | transaction | transactions | purchases | "
        "payments | charges | retail | opportunities | deals | "
        "注文 | 受注 | 請求 | 売上 | 購買 | 取引 | 伝票"
    ),
    telling=_listed(
        "invoice | order | quantity | unit price | sku | stock | item | product code | "
        "description | purchase | payment | invoice no | order id | 注文 | 受注 | 請求 | 伝票 | "
        "数量 | 単価 | 商品 | 売上"
    ),
)

QUANTITY = words(
    "quantity | qty | units sold | count | order quantity | 数量 | 個数 | 点数 | 注文数 | "
    "販売数量 | "
    "受注数量",
    possible="units | seats | 数",
)
UNIT_PRICE = words(
    "unit price | price per unit | price each | price per seat | unitprice | item price | "
    "unit cost | list price | price per user | 単価 | 販売単価 | 商品単価 | 税抜単価 | "
    "シート単価",
    possible="price | rate | 価格",
)

USAGE = TableWords(
    columns={
        "id": words(
            "usage id | event id | session id | log id | record id | 利用ID | イベントID | ログID",
            possible="id | uuid",
        ),
        "on": words(
            "usage date | activity date | event date | login date | session date | used on | "
            "used at | event time | login at | logged in at | last used | "
            f"利用日 | 利用日時 | ログイン日 | ログイン日時 | アクセス日時 | 操作日時 | {_DAY}",
        ),
        "user": words(
            "user id | userid | user email | user name | username | login | login id | "
            "member id | "
            "actor | actor id | seat id | profile id | "
            "ユーザー | ユーザーID | ユーザー名 | 利用者 | 利用者ID | ログインID | メンバーID",
            possible="email | member | person | メールアドレス",
        ),
        "feature": words(
            "feature name | event | event name | event type | feature id | action | function | "
            "module | activity type | page | "
            "機能 | 機能名 | イベント | イベント名 | 操作 | 操作名 | アクション",
            possible="type | category | name | 種別",
        ),
        "active_users": words(
            "dau | daily active users | users active | active user count | unique users | "
            "アクティブユーザー数 | 日次アクティブユーザー数 | 利用者数",
            possible="users | ユーザー数",
        ),
    },
    required=(("on",), ("user", "active_users", "feature")),
    file=_listed(
        "usage | events | event | activity log | logins | sessions | feature usage | telemetry | "
        "利用 | 利用ログ | ログ | アクセス | ログイン"
    ),
    telling=_listed(
        "usage | feature | event | session | login | error count | duration | page | device | "
        "active users | 利用 | 機能 | ログイン | イベント"
    ),
)

TICKETS = TableWords(
    columns={
        "id": words(
            "ticket id | ticket number | case id | case number | case no | "
            "issue key | issue id | incident id | チケットID | チケット番号 | 問い合わせ番号 | "
            "問合せ番号 | 受付番号",
            possible="id | number | key",
        ),
        "opened_on": words(
            "submitted at | opened at | created at | created date | ticket created | open date | "
            "date opened | reported at | created time | create date | requested at | created | "
            "date/time opened | opened date | submitted on | case created date | "
            "起票日 | 受付日 | 受付日時 | 作成日 | 作成日時 | 問い合わせ日 | 問合せ日 | "
            "発生日 | 登録日 | "
            f"起票日時 | {_DAY}",
        ),
        "severity": words(
            "priority | urgency | severity level | ticket priority | impact | criticality | "
            "優先度 | 重要度 | 緊急度 | 深刻度 | 重大度 | 影響度",
            possible="level | rank | ランク",
        ),
    },
    required=(("opened_on",),),
    file=_listed(
        "ticket | tickets | support | cases | case | helpdesk | issues | incidents | "
        "チケット | 問い合わせ | 問合せ | サポート | インシデント"
    ),
    telling=_listed(
        "ticket | case number | severity | priority | escalation | first response | resolution | "
        "satisfaction | resolved | urgency | チケット | 優先度 | 重要度 | 緊急度 | 起票 | "
        "問い合わせ | "
        "問合せ"
    ),
)

CONTACTS = TableWords(
    columns={
        "id": words(
            "activity id | meeting id | call id | interaction id | touchpoint id | "
            "event id | task id | 活動ID | 面談ID | 接触ID",
            possible="id | record id",
        ),
        "on": words(
            "contact date | activity date | meeting date | call date | interaction date | "
            "contacted on | contacted at | start time | due date | sent at | touchpoint date | "
            "activity time | "
            "活動日 | 接触日 | 面談日 | 訪問日 | 商談日 | 連絡日 | 対応日 | 実施日 | 会議日 | "
            f"活動日時 | {_DAY}",
        ),
        "inbound": words(
            "is inbound | customer initiated | initiated by customer | inbound flag | "
            "インバウンド | 顧客発 | 顧客から | 受信",
            possible="direction | call type | 方向 | 発信区分",
        ),
        "answered": words(
            "is answered | replied | responded | attended | connected | held | completed | "
            "got reply | 応答 | 返信あり | 返信有無 | 参加 | 出席 | 実施済み | 応答有無",
            possible="outcome | result | status | 結果 | ステータス",
        ),
        "topic": words(
            "subject | purpose | meeting type | activity type | type | category | reason | "
            "title | "
            "agenda | contact type | "
            "件名 | 用件 | 目的 | 種別 | 活動種別 | 会議種別 | 議題 | 内容区分 | 分類 | テーマ",
        ),
        "person": words(
            "contact | contact name | contact id | attendee | contact email | person name | "
            "participant | email | contact person | who id | whoid | "
            "相手 | 相手先担当者 | 先方担当者 | 参加者 | 面談者 | 顧客担当者 | メールアドレス",
            possible="name | 氏名 | 担当者",
        ),
    },
    required=(("on",), ("topic", "person", "inbound", "answered")),
    file=_listed(
        "contact log | activities | activity | meetings | calls | touchpoints | interactions | "
        "engagements | contacts | tasks | "
        "活動 | 活動履歴 | 面談 | 訪問 | 商談 | 接触 | 接触履歴 | 対応履歴 | 会議"
    ),
    telling=_listed(
        "meeting | call | inbound | outbound | direction | attendee | answered | replied | "
        "agenda | "
        "subject | touchpoint | topic | 面談 | 訪問 | 活動 | 応答 | 議題 | 参加者 | 件名"
    ),
)

PROGRAMMES = TableWords(
    columns={
        "programme": words(
            "program | program name | programme name | campaign | campaign name | webinar | "
            "event name | course | training | initiative | community | "
            "プログラム | プログラム名 | 施策 | 施策名 | キャンペーン | セミナー | 研修名 | "
            "イベント名 | "
            "ウェビナー名",
        ),
        "offered_on": words(
            "offered at | invited on | invited at | invitation date | sent on | announced on | "
            "offer date | 案内日 | 招待日 | 案内日時 | 送付日 | 告知日",
        ),
        "joined_on": words(
            "joined at | enrolled on | enrolled at | enrollment date | registered on | "
            "registered at | attended on | join date | accepted on | registration date | "
            "参加日 | 申込日 | 登録日 | 受講日 | 参加登録日",
        ),
        "left_on": words(
            "left at | unenrolled on | withdrew on | dropped on | opted out on | leave date | "
            "離脱日 | 退会日 | 脱退日 | 辞退日",
        ),
    },
    required=(("programme",), ("offered_on", "joined_on")),
    file=_listed(
        "program | programs | programme | programmes | campaigns | enrollments | webinars | "
        "trainings | プログラム | 施策 | 研修 | セミナー | キャンペーン"
    ),
    telling=_listed(
        "program | programme | campaign | enrolled | enrollment | invited | webinar | "
        "プログラム | 施策 | 案内 | 参加"
    ),
)

CHURN = TableWords(
    columns={
        "id": words(
            "churn event id | churn id | cancellation id | event id | 解約ID | 解約番号",
            possible="id",
        ),
        "on": words(
            "churn date | churned at | churned on | cancellation date | cancelled at | "
            "canceled at | termination date | lost date | cancel date | end date | "
            f"解約日 | 退会日 | 離脱日 | 解約日時 | 解約申請日 | チャーン日 | {_DAY}",
        ),
        "returned_on": words(
            "reactivation date | reactivated at | returned at | win back date | winback date | "
            "reactivated on | return date | 復帰日 | 再契約日 | 再開日 | 再開始日",
            possible="is reactivation | reactivated | 復帰 | 再契約",
        ),
    },
    required=(("on",),),
    file=_listed(
        "churn | churn events | cancellations | lost customers | attrition | terminations | "
        "解約 | 離脱 | チャーン | 退会"
    ),
    telling=_listed(
        "churn | cancellation | reason code | churn reason | refund | reactivation | "
        "cancel reason | lost reason | 解約 | 離脱 | 退会 | 解約理由"
    ),
)

RATES = TableWords(
    columns={
        "on": words(
            f"rate date | valid from | as of | effective date | month | 基準日 | 適用日 | {_DAY}"
        ),
        "currency": words(
            "currency code | quote currency | to currency | currency iso code | iso code | "
            "code | "
            "target currency | 通貨 | 通貨コード | 対象通貨",
            possible="country | country region | 国 | 国名",
        ),
        "rate": words(
            "exchange rate | fx rate | conversion rate | mid rate | rate value | close | "
            "為替レート | 換算レート | レート | 仲値 | 換算率",
            possible="value | 値",
        ),
    },
    required=(("on",), ("currency",), ("rate",)),
    file=_listed(
        "rate | rates | fx | exchange | exchange rates | currencies | 為替 | レート | 換算"
    ),
    telling=_listed("exchange rate | fx | fx rate | currency pair | 為替 | 換算 | レート"),
)

TABLES: dict[str, TableWords] = {
    "subscriptions": SUBSCRIPTIONS,
    "orders": ORDERS,
    "usage": USAGE,
    "tickets": TICKETS,
    "contacts": CONTACTS,
    "programmes": PROGRAMMES,
    "churn": CHURN,
    "rates": RATES,
}

ACCOUNTS_FILE = _listed(
    "account | accounts | customer | customers | companies | company | clients | crm | book | "
    "organizations | 顧客 | 取引先 | 会社 | 企業 | 得意先 | アカウント | 顧客一覧 | 取引先一覧"
)
