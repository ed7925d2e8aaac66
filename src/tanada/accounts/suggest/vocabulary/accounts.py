"""What the canonical fields are called in exports: English, Japanese and CRM names."""

from __future__ import annotations

from tanada.accounts.suggest.vocabulary.words import Words, words

ACCOUNT_ID = words(
    "customer id | client id | company id | organization id | organisation id | org id | "
    "tenant id | customer number | customer no | customer nr | customer code | account number | "
    "account no | account code | client number | client code | company code | record id | "
    "hs object id | stripe customer id | crm id | crm account id | salesforce id | "
    "salesforce account id | sfdc id | external id | cust id | custid | acct id | acctid | "
    "associated company id | associated company ids | "
    "顧客ID | 顧客番号 | 顧客コード | 顧客No | 取引先ID | 取引先コード | 取引先番号 | 取引先No | "
    "会社ID | 会社コード | 企業ID | 企業コード | 得意先コード | 得意先番号 | 得意先ID | "
    "アカウントID | アカウント番号 | クライアントID | 契約者番号 | お客様番号 | お客様ID | "
    "お客様コード | レコードID | テナントID | 組織ID",
    possible="id | customer | client | account | company | organization | identifier | key | "
    "symbol | uuid | guid | code | number | 番号 | コード | 識別子 | 顧客 | 取引先 | 得意先",
)

ACCOUNT_WORDS: dict[str, Words] = {
    "account_id": ACCOUNT_ID,
    "name": words(
        "account name | company name | customer name | client name | organization name | "
        "organisation name | business name | legal name | company | customer | organization | "
        "organisation | client | 会社名 | 企業名 | 顧客名 | 取引先名 | 取引先 | 得意先名 | "
        "法人名 | "
        "社名 | アカウント名 | お客様名 | 名称 | 組織名 | 団体名 | クライアント名",
        possible="title | security | label | account | 氏名 | 顧客 | 得意先",
    ),
    "owner": words(
        "account owner | company owner | customer owner | csm | customer success manager | "
        "success manager | account manager | assigned to | assigned csm | account executive | "
        "owner name | hubspot owner | sales rep | owner full name | "
        "担当 | 担当者 | 担当者名 | CSM担当 | 営業担当 | 営業担当者 | 主担当 | CS担当 | "
        "会社の担当者 | "
        "取引先所有者 | アカウント所有者 | 所有者 | 担当CSM | カスタマーサクセス担当",
        possible="owner id | hubspot owner id | rep | manager | am | ae | 所有者ID | 担当者ID",
    ),
    "plan": words(
        "plan name | plan tier | subscription plan | pricing plan | package | edition | "
        "sku plan | "
        "product plan | current plan | plan type | subscription tier | licence type | "
        "license type | "
        "プラン | プラン名 | 契約プラン | 料金プラン | 利用プラン | エディション | パッケージ | "
        "契約種別 | コース",
        possible="subscription | product | tier | channel | type | customer type | segment | "
        "契約 | 商品 | 種別 | 区分 | チャネル",
    ),
    "industry": words(
        "sector | vertical | industry name | business type | industry sector | gics sector | "
        "industry type | market segment | industry vertical | "
        "業種 | 業界 | 産業 | 業種名 | 業種区分 | 業態 | 産業分類",
        possible="segment | category | sic desc | naics desc | 分類 | セグメント",
    ),
    "region": words(
        "sales region | territory | area | geo | geography | market | theatre | theater | "
        "state region | billing state | state province | billing state province | province | "
        "地域 | エリア | リージョン | 都道府県 | 地方 | 営業エリア | 商圏 | 販売地域 | "
        "請求先都道府県",
        possible="state | location | headquarters location | zone | 所在地 | 支店 | 拠点",
    ),
    "country": words(
        "country code | billing country | billing country code | country region | country name | "
        "nation | shipping country | mailing country | headquarters country | hq country | "
        "国 | 国名 | 国コード | 国/地域 | 請求先国 | 国・地域 | 所在国",
        possible="land | location | 所在地",
    ),
    "language": words(
        "preferred language | locale | lang | language code | hs language | preferred locales | "
        "言語 | 使用言語 | 言語コード | 優先言語 | ロケール",
    ),
    "time_zone": words(
        "timezone | tz | hs timezone | time zone name | time zone sid key | "
        "タイムゾーン | 時間帯 | 標準時",
    ),
    "parent_account_id": words(
        "parent id | parent account | parent company | parent company id | "
        "hs parent company id | "
        "parent | ultimate parent id | group id | parent customer id | parent org id | "
        "親会社ID | 親取引先ID | 親会社 | 親取引先 | 親アカウントID | 親顧客ID | 親会社コード | "
        "グループID | 親アカウント",
        possible="group | holding | headquarters | グループ | 本社",
    ),
    "csm_sentiment": words(
        "sentiment | hs csm sentiment | csm score | csm pulse | pulse | csm health | mood | "
        "customer sentiment | account sentiment | rag | rag status | "
        "CSM所感 | CSMの所感 | 所感 | 信号 | 感触 | CSM評価 | 関係性評価",
        possible="status color | status colour | rating | health status | health | 状態 | 健康状態",
    ),
    "churn_risk": words(
        "risk level | risk | churn likelihood | churn probability level | renewal risk | "
        "risk of churn | risk status | "
        "解約リスク | チャーンリスク | リスク | 離反リスク | 解約可能性",
        possible="at risk | churn score | churn probability | 解約予測",
    ),
    "currency": words(
        "currency code | currency iso code | iso currency | billing currency | deal currency | "
        "invoice currency | account currency | "
        "通貨 | 通貨コード | 取引通貨 | 請求通貨 | 通貨単位",
    ),
    "arr": words(
        "annual recurring revenue | arr amount | total arr | current arr | acv | "
        "annual contract value | annualized revenue | annualised revenue | annual value | "
        "annual charges | annual fee | yearly fee | yearly amount | annual amount | "
        "annual price | "
        "yearly charges | annual licence | annual license | annual subscription | "
        "yearly recurring revenue | contract value annual | hs annual recurring revenue | "
        "年間経常収益 | 年間契約金額 | 年額 | 年間利用料 | 年間金額 | 年間契約額 | 年契約額 | "
        "年間料金 | 年間売上 | 年間利用額 | 年次経常収益 | 年間ARR",
        possible="amount | revenue | value | contract value | total value | spend | net | "
        "gross | "
        "total spend | annual revenue | contract amount | tcv | sales | deal amount | "
        "total revenue | "
        "金額 | 売上 | 契約金額 | 売上高 | 取引額 | 総額 | 契約額",
        computed={
            "quarterly fee": "value * 4",
            "quarterly amount": "value * 4",
            "quarterly charges": "value * 4",
            "qrr": "value * 4",
            "四半期料金": "value * 4",
            "half yearly fee": "value * 2",
            "半期料金": "value * 2",
            "半年額": "value * 2",
        },
    ),
    "mrr": words(
        "monthly recurring revenue | mrr amount | current mrr | total mrr | monthly charges | "
        "monthly charge | monthly fee | monthly price | monthly amount | monthly revenue | "
        "monthly subscription | monthly value | monthly spend | ending mrr | "
        "hs mrr | monthly payment | "
        "月次経常収益 | 月額 | 月額料金 | 月額利用料 | 月間利用料 | 月額費用 | 月額金額 | "
        "月額合計 | "
        "月額課金額 | 月次売上 | 月間売上 | 月額契約金額",
        possible="amount | price | fee | charges | 料金 | 利用料",
    ),
    "arr_12m_ago": words(
        "arr last year | prior year arr | previous arr | arr 12 months ago | arr one year ago | "
        "last year arr | arr prior year | previous year arr | "
        "前年ARR | 昨年ARR | 12か月前ARR | 1年前のARR | 前年度年額 | 前年年間契約金額",
        possible="previous year revenue | last year revenue | 前年売上 | 昨年度売上",
        computed={
            "mrr last year": "value * 12",
            "previous mrr": "value * 12",
            "mrr 12 months ago": "value * 12",
            "beginning mrr": "value * 12",
            "前年MRR": "value * 12",
        },
    ),
    "company_revenue": words(
        "annual revenue | annualrevenue | company annual revenue | customer revenue | turnover | "
        "annual turnover | company turnover | yearly revenue | estimated revenue | "
        "企業売上高 | 年商 | 会社の売上 | 顧客売上高 | 年間売上高 | 企業規模売上 | 売上規模 | "
        "年間収益",
        possible="revenue | total revenue | 売上高",
    ),
    "support_cost_12m": words(
        "support cost | annual support cost | cost to serve | support spend | support costs | "
        "service cost | サポート費用 | サポートコスト | サービス提供コスト | サポート費 | "
        "支援コスト",
    ),
    "seats": words(
        "licences | licenses | seat count | number of seats | purchased seats | "
        "seats purchased | "
        "contracted seats | licensed seats | licensed users | user licenses | user licences | "
        "paid seats | seats sold | total seats | license count | licence count | seats bought | "
        "シート数 | 契約シート数 | ライセンス数 | 契約ライセンス数 | 契約ID数 | ID数 | "
        "契約ユーザー数 | "
        "アカウント数 | 席数 | 購入シート数 | 契約席数",
        possible="users | quantity | units | user count | 数量 | ユーザー数 | 利用者数",
    ),
    "seats_used": words(
        "used seats | active seats | seats in use | assigned seats | licenses used | "
        "used licenses | "
        "licences used | assigned licenses | provisioned users | seats activated | seat usage | "
        "activated users | seats assigned | "
        "利用シート数 | 使用シート数 | 利用ライセンス数 | 使用中シート数 | 利用中シート数 | "
        "利用ID数 | "
        "使用ライセンス数 | 割当シート数 | 発行済みID数",
        possible="active users | users active | アクティブユーザー数 | 利用ユーザー数",
    ),
    "addressable_seats": words(
        "potential seats | addressable users | potential users | seat potential | "
        "total addressable "
        "seats | eligible users | max seats | "
        "導入可能シート数 | 潜在シート数 | 想定シート数 | 対象ユーザー数 | 対象人数 | "
        "最大シート数",
    ),
    "employees": words(
        "number of employees | employee count | headcount | no of employees | num employees | "
        "company size | staff | numberofemployees | total employees | fte | employees count | "
        "従業員数 | 社員数 | 従業員 | 従業員規模 | 人数規模 | 会社規模 | 職員数",
        possible="size | 規模 | 人数",
    ),
    "products_owned": words(
        "product count | number of products | products purchased | products bought | "
        "product lines "
        "owned | modules owned | active products | products | "
        "導入製品数 | 契約製品数 | 利用製品数 | 導入済み製品数 | 契約モジュール数 | 製品数",
        possible="modules | add ons | オプション数 | モジュール数",
    ),
    "products_available": words(
        "available products | total products | products offered | product lines available | "
        "提供製品数 | 製品総数 | 利用可能製品数 | 全製品数",
    ),
    "departments_using": words(
        "departments active | active departments | teams using | departments live | "
        "利用部門数 | 導入部門数 | 利用部署数 | 導入部署数",
        possible="teams | departments | 部門数 | 部署数",
    ),
    "departments_total": words(
        "total departments | number of departments | all departments | "
        "全部門数 | 部門総数 | 全部署数 | 総部署数",
    ),
    "integrations": words(
        "integration count | number of integrations | active integrations | connected apps | "
        "connectors | apps connected | integrations count | "
        "連携数 | システム連携数 | API連携数 | 外部連携数 | 連携システム数 | "
        "インテグレーション数",
    ),
    "stakeholders": words(
        "stakeholder count | number of stakeholders | contact count | number of contacts | "
        "associated contacts | number of associated contacts | num associated contacts | "
        "contacts | "
        "key contacts | ステークホルダー数 | 関係者数 | 担当者数 | キーパーソン数 | コンタクト数",
    ),
    "advanced_features_used": words(
        "advanced features | premium features used | power features used | "
        "高度機能利用数 | 上位機能利用数 | 高度な機能の利用数 | 応用機能数",
        possible="features used | feature adoption count | 利用機能数",
    ),
    "advanced_features_available": words(
        "advanced features total | premium features available | available advanced features | "
        "高度機能総数 | 利用可能な高度機能数 | 上位機能総数",
        possible="features available | 機能総数",
    ),
    "tickets_90d": words(
        "tickets last 90 days | support tickets 90d | tickets 90 days | tickets per quarter | "
        "support tickets last 90 days | cases 90d | "
        "90日チケット数 | 直近90日チケット数 | 直近90日の問い合わせ数 | 四半期問い合わせ件数",
        possible="tickets | support tickets | cases | ticket count | open tickets | "
        "問い合わせ件数 | チケット数 | 問合せ件数 | 問合せ数",
    ),
    "severe_tickets_90d": words(
        "critical tickets 90d | severe tickets | critical tickets | p1 tickets | "
        "urgent tickets | "
        "sev1 tickets | high priority tickets | escalations 90d | "
        "重大チケット数 | 重大問い合わせ件数 | 緊急チケット数 | 重大障害件数",
        possible="escalations | エスカレーション数",
    ),
    "business_reviews_attended_12m": words(
        "qbrs attended | qbr count | business reviews | qbrs | business reviews attended | "
        "qbr attended 12m | ebr count | QBR参加回数 | ビジネスレビュー参加回数 | 定例参加回数 | "
        "QBR実施回数",
    ),
    "contacts_started_90d": words(
        "inbound contacts 90d | customer initiated contacts | inbound contacts | "
        "顧客からの連絡件数 | インバウンド件数 | 顧客発連絡数",
    ),
    "references_given_12m": words(
        "references given | reference calls | references | reference count | "
        "リファレンス協力件数 | 事例協力件数 | 導入事例協力数",
    ),
    "referrals_12m": words(
        "referrals | referral count | referrals given | number of referrals | "
        "紹介件数 | 紹介数 | 紹介回数",
    ),
    "programmes_joined": words(
        "programs joined | program enrollments | programmes attended | webinars attended | "
        "events attended | 参加プログラム数 | イベント参加回数 | ウェビナー参加回数 | "
        "研修参加回数",
    ),
    "programmes_offered": words(
        "programs offered | programs invited | programmes invited | webinars offered | "
        "案内プログラム数 | 案内イベント数 | 招待回数",
    ),
    "term_months": words(
        "contract term | term | contract length | contract months | contract duration | "
        "subscription term | contract term months | term length | commitment months | "
        "initial term months | "
        "契約期間 | 契約月数 | 契約期間月数 | 期間月数",
        possible="contract | contract type | billing frequency | billing cycle | interval | "
        "billing period | commitment | 契約形態 | 請求サイクル | 支払サイクル | 契約区分",
        computed={
            "contract years": "value * 12",
            "term years": "value * 12",
            "contract term years": "value * 12",
            "契約年数": "value * 12",
        },
    ),
    "dau": words(
        "daily active users | avg daily users | average dau | dau avg | "
        "日次アクティブユーザー | 日次アクティブユーザー数 | DAU平均 | 平均DAU",
        possible="daily users",
    ),
    "mau": words(
        "monthly active users | mau count | active users monthly | active users 30d | "
        "月次アクティブユーザー | 月間アクティブユーザー数 | 月間アクティブユーザー | "
        "月間利用者数",
        possible="active users | monthly users | アクティブユーザー数",
    ),
    "expansion_multiple": words(
        "expansion potential multiple | growth multiple | upsell multiple | "
        "拡張余地 | 拡張倍率 | 拡張余地の倍率 | 拡張ポテンシャル倍率",
    ),
    "health_score": words(
        "health | customer health | customer health score | account health | hs health score | "
        "health index | gainsight health score | "
        "ヘルススコア | 健康スコア | 健全性スコア | 顧客健全性 | ヘルス",
        possible="score | overall score | スコア | 総合スコア",
    ),
    "nps": words(
        "nps score | net promoter score | last nps | latest nps | NPSスコア | 推奨度",
        possible="satisfaction | csat | survey score",
    ),
    "growth_rate_12m": words(
        "growth rate | yoy growth | arr growth | annual growth | growth yoy | revenue growth | "
        "成長率 | 前年比成長率 | 年間成長率 | ARR成長率 | 前年同期比",
    ),
    "outreach_answered_rate": words(
        "response rate | reply rate | outreach response rate | answer rate | engagement rate | "
        "応答率 | 返信率 | 連絡応答率 | 回答率",
    ),
    "started_on": words(
        "start date | contract start | contract start date | customer since | signup date | "
        "sign up date | signed up at | subscription start | subscription start date | "
        "onboarding date | activation date | service start date | first invoice | "
        "first invoice date | first order | first order date | first purchase | activated on | "
        "go live date | became a customer date | became customer date | close date | closedate | "
        "契約開始日 | 利用開始日 | サービス開始日 | 契約日 | 開始日 | 導入日 | 初回契約日 | "
        "登録日 | "
        "取引開始日 | 課金開始日 | 初回購入日 | 契約締結日 | クローズ日",
        short="start | started",
        possible="created | create date | created date | created at | created on | date added | "
        "join date | since | registered | registration date | founded | "
        "作成日 | 作成日時 | 登録日時",
    ),
    "renewal_date": words(
        "renewal | next renewal | next renewal date | renewal on | contract end | "
        "contract end date | renews on | renews at | renew date | subscription end date | "
        "current period end | expiration date | expiry date | contract expiry | end of term | "
        "term end date | licence expiry | license expiration | "
        "更新日 | 契約更新日 | 次回更新日 | 契約終了日 | 契約満了日 | 更新予定日 | 更新期限 | "
        "満了日 | "
        "契約終了予定日",
        possible="end date | expires | 終了日 | 期限",
    ),
    "churned_on": words(
        "churn date | churned at | cancellation date | cancelled at | canceled at | "
        "cancelled on | "
        "canceled on | cancel date | termination date | terminated on | date churned | "
        "lost date | "
        "ended at | deactivated at | closed lost date | "
        "解約日 | 解約日時 | 退会日 | 契約解除日 | 利用停止日 | 離脱日 | チャーン日 | 利用終了日",
        possible="churn | churned | churn flag | is churned | end date | cancelled | canceled | "
        "status | customer status | attrition flag | 解約 | 解約フラグ | 終了日 | 契約状態 | "
        "ステータス",
    ),
    "last_contact_on": words(
        "last contact | last contact date | last contacted | last contacted at | last touch | "
        "last touchpoint | last activity | last activity date | last meeting | "
        "last meeting date | "
        "last engagement date | last interaction | notes last contacted | notes last updated | "
        "last call date | last csm contact | hs last sales activity timestamp | "
        "最終接触日 | 最終連絡日 | 最終コンタクト日 | 最終活動日 | 最終訪問日 | 最終面談日 | "
        "最終対応日 | 前回接触日 | 最終アクティビティ日",
        possible="last login | last seen | last invoice | last order | last modified date | "
        "最終ログイン日 | 最終更新日",
    ),
    "trial": words(
        "is trial | trial account | on trial | free trial | in trial | is trialing | trialing | "
        "is free | freemium | トライアル | トライアル中 | 試用 | 試用中 | 無料 | 無償利用 | "
        "お試し",
        possible="free | 無料フラグ",
    ),
    "brand": words(
        "key account | logo | brand name customer | strategic logo | marquee | flagship | "
        "fortune 500 | lighthouse | 重要顧客 | ロゴ | 有名企業 | ブランド | 大手 | 旗艦顧客 | "
        "ブランド価値",
        possible="strategic account | vip | 戦略顧客",
    ),
    "reference": words(
        "referenceable | is reference | reference customer | case study | has case study | "
        "リファレンス | 事例公開 | 導入事例 | 事例企業 | 事例協力",
    ),
    "influence": words(
        "market influence | thought leader | influencer | early adopter | "
        "影響力 | 市場影響力 | 業界影響力 | 先進ユーザー",
    ),
    "partner": words(
        "is partner | technology partner | integration partner | channel partner | "
        "パートナー | パートナー企業 | 販売パートナー | 協業先",
    ),
    "relationship": words(
        "special relationship | executive relationship | founder sold | long standing | "
        "特別な関係 | 経営層との関係 | 長期顧客",
    ),
    "strategic": words(
        "strategic account | is strategic | strategic customer | 戦略的指定 | 戦略顧客 | "
        "戦略アカウント",
        possible="vip | key account | 重要顧客",
    ),
    "willing_advocate": words(
        "advocate | is advocate | willing to refer | promoter | would recommend | "
        "アドボケート | 推奨者 | 協力意向 | 紹介可",
    ),
    "custom_configuration": words(
        "custom config | has customization | customised | customized | custom setup | "
        "個別設定 | カスタマイズ | 個別開発 | カスタム設定",
    ),
    "mission_critical": words(
        "business critical | is mission critical | critical use | 基幹業務 | 基幹利用 | 業務必須",
    ),
    "executive_sponsor": words(
        "exec sponsor | has executive sponsor | sponsor | has exec sponsor | "
        "エグゼクティブスポンサー | 経営スポンサー | 役員スポンサー",
    ),
    "age_months": words(
        "tenure months | months as customer | customer age months | age in months | "
        "months since start | 利用月数 | 契約経過月数 | 継続月数 | 経過月数",
        possible="tenure | 継続期間 | 利用期間 | 在籍期間",
        computed={
            "tenure years": "value * 12",
            "years as customer": "value * 12",
            "利用年数": "value * 12",
            "継続年数": "value * 12",
        },
    ),
    "seat_use": words(
        "seat utilization | seat utilisation | license utilization | licence utilisation | "
        "utilization rate | シート利用率 | ライセンス利用率 | 利用率",
        possible="utilization | utilisation | adoption rate | 定着率",
    ),
}
"""By canonical field; `account_id` is the table's key."""
