"""What accounts' fields are called: short forms that fit inside a sentence."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "field.account_id": Text("account ID", "アカウントID"),
    "field.currency": Text("currency", "通貨"),
    "field.tier": Text("tier", "階層"),
    # Who and where.
    "field.name": Text("account name", "アカウント名"),
    "field.owner": Text("owner", "担当者"),
    "field.plan": Text("plan", "プラン"),
    "field.industry": Text("industry", "業種"),
    "field.region": Text("region", "地域"),
    "field.country": Text("country", "国"),
    "field.language": Text("language", "言語"),
    "field.time_zone": Text("time zone", "タイムゾーン"),
    "field.parent_account_id": Text("parent account", "親アカウント"),
    "field.csm_sentiment": Text("CSM sentiment", "CSMの所感"),
    "field.churn_risk": Text("churn risk", "チャーンリスク"),
    # Money.
    "field.arr": Text("ARR", "ARR"),
    "field.mrr": Text("MRR", "MRR"),
    "field.arr_12m_ago": Text("ARR 12 months ago", "12か月前のARR"),
    "field.company_revenue": Text("company revenue", "企業売上高"),
    "field.support_cost_12m": Text("support cost over 12 months", "直近12か月のサポート費用"),
    # Numbers of things.
    "field.seats": Text("seats", "契約シート数"),
    "field.seats_used": Text("seats in use", "利用シート数"),
    "field.addressable_seats": Text("addressable seats", "導入可能シート数"),
    "field.employees": Text("employees", "従業員数"),
    "field.products_owned": Text("products owned", "導入済み製品数"),
    "field.products_available": Text("products available", "提供製品数"),
    "field.departments_using": Text("departments using the product", "利用部門数"),
    "field.departments_total": Text("departments", "全部門数"),
    "field.integrations": Text("integrations", "システム連携数"),
    "field.stakeholders": Text("stakeholders", "ステークホルダー数"),
    "field.advanced_features_used": Text("advanced features used", "利用中の高度な機能の数"),
    "field.advanced_features_available": Text(
        "advanced features available", "利用可能な高度な機能の数"
    ),
    "field.tickets_90d": Text("tickets in 90 days", "直近90日のチケット数"),
    "field.severe_tickets_90d": Text("severe tickets in 90 days", "直近90日の重大チケット数"),
    "field.business_reviews_attended_12m": Text(
        "business reviews attended in 12 months",
        "直近12か月のビジネスレビュー参加回数",
    ),
    "field.contacts_started_90d": Text(
        "contacts started by the customer in 90 days", "直近90日の顧客発の連絡件数"
    ),
    "field.references_given_12m": Text(
        "references given in 12 months", "直近12か月のリファレンス協力件数"
    ),
    "field.referrals_12m": Text("referrals in 12 months", "直近12か月の紹介件数"),
    "field.programmes_joined": Text("programmes joined", "参加プログラム数"),
    "field.programmes_offered": Text("programmes offered", "案内プログラム数"),
    "field.term_months": Text("contract term", "契約期間"),
    # Other numbers.
    "field.dau": Text("daily active users", "日次アクティブユーザー数"),
    "field.mau": Text("monthly active users", "月間アクティブユーザー数"),
    "field.expansion_multiple": Text("expansion multiple", "拡張余地の倍率"),
    "field.health_score": Text("health score", "ヘルススコア"),
    "field.nps": Text("NPS", "NPS"),
    "field.growth_rate_12m": Text("growth over 12 months", "直近12か月の成長率"),
    "field.outreach_answered_rate": Text("share of outreach answered", "連絡への応答率"),
    # Dates.
    "field.started_on": Text("start date", "契約開始日"),
    "field.renewal_date": Text("renewal date", "更新日"),
    "field.churned_on": Text("churn date", "解約日"),
    "field.last_contact_on": Text("last contact date", "最終接触日"),
    # Yes or no.
    "field.trial": Text("trial", "トライアル"),
    "field.brand": Text("brand or logo", "ブランド・ロゴ"),
    "field.reference": Text("reference", "リファレンス"),
    "field.influence": Text("market influence", "市場への影響力"),
    "field.partner": Text("partnership", "パートナーシップ"),
    "field.relationship": Text("special relationship", "特別な関係"),
    "field.willing_advocate": Text("willing advocate", "アドボケートとして協力する意向"),
    "field.custom_configuration": Text("custom configuration", "個別設定"),
    "field.mission_critical": Text("mission-critical use", "基幹業務での利用"),
    "field.executive_sponsor": Text("executive sponsor", "エグゼクティブスポンサー"),
    # Derived for every account.
    "field.age_months": Text("time as a customer", "顧客歴"),
    "field.next_renewal_on": Text("next renewal date", "次回更新日"),
    "field.days_to_renewal": Text("time to renewal", "更新までの日数"),
    "field.seat_use": Text("seat use", "シート利用率"),
    "field.strategic": Text("strategic designation", "戦略的指定"),
    # Facts that policies commonly define, where the policy gives no label.
    "field.growth_potential": Text("growth potential", "成長ポテンシャル"),
    "field.expansion_potential": Text("expansion potential", "拡張ポテンシャル"),
    "field.strategic_value": Text("strategic value", "戦略的価値"),
    "field.white_space": Text("white space", "ホワイトスペース"),
    "field.seat_reach": Text("seat reach", "シート普及率"),
    "field.health": Text("health score", "ヘルススコア"),
    "field.complexity": Text("complexity", "複雑さ"),
    "field.product_use": Text("product use", "製品の利用度"),
    "field.cs_engagement": Text("CS engagement", "CSとの関わり"),
    "field.adoption_stage": Text("adoption stage", "定着段階"),
    "field.support_need": Text("support need", "サポートの必要度"),
    "field.advocacy": Text("advocacy", "アドボカシー"),
    # Made from other names.
    "field.band_of": Text("{label} band", "{label}の区分"),
    "field.measure_of": Text("{label}: {measure}", "{label}: {measure}"),
    "field.date_of": Text("date of {label}", "{label}の時点"),
}
