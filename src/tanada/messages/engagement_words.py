"""The words for an engagement model: who gives what, how often, by which means."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "prose.engagement": Text("What each tier gets", "提供するサービス"),
    "prose.engagement_quality": Text(
        "The quality of product and support is the same for everyone.",
        "製品とサポートの品質は、すべての顧客に対して同じとする。",
    ),
    # How often, when and how fast.
    "every.day_1": Text("daily", "毎日"),
    "every.day_7": Text("weekly", "毎週"),
    "every.month_1": Text("monthly", "毎月"),
    "every.month_3": Text("quarterly", "四半期ごと"),
    "every.month_6": Text("half-yearly", "半年ごと"),
    "every.month_12": Text("yearly", "年1回"),
    "every.days": Text("every {count} days", "{count}日ごと"),
    "every.weeks": Text("every {count} weeks", "{count}週間ごと"),
    "every.months": Text("every {count} months", "{count}か月ごと"),
    "moment.start": Text("at the start", "契約開始時"),
    "moment.renewal": Text("at renewal", "更新時"),
    "moment.day_before_renewal": Text(
        "{count} {count:day|days} before renewal", "更新の{count}日前"
    ),
    "moment.day_after_renewal": Text(
        "{count} {count:day|days} after renewal", "更新の{count}日後"
    ),
    "moment.day_after_start": Text(
        "{count} {count:day|days} after the start", "契約開始の{count}日後"
    ),
    "moment.month_before_renewal": Text(
        "{count} {count:month|months} before renewal", "更新の{count}か月前"
    ),
    "moment.month_after_renewal": Text(
        "{count} {count:month|months} after renewal", "更新の{count}か月後"
    ),
    "moment.month_after_start": Text(
        "{count} {count:month|months} after the start", "契約開始の{count}か月後"
    ),
    "within.immediate": Text("immediately", "即時"),
    "within.same_day": Text("on the same day", "当日中"),
    "within.same_business_day": Text("on the same business day", "当営業日中"),
    "within.next_day": Text("on the next day", "翌日"),
    "within.next_business_day": Text("on the next business day", "翌営業日"),
    "within.same_or_next_day": Text("on the same or the next day", "当日または翌日"),
    "within.same_or_next_business_day": Text(
        "on the same or the next business day", "当営業日または翌営業日"
    ),
    "within.minute": Text("{count} {last:minute|minutes}", "{count}分"),
    "within.hour": Text("{count} {last:hour|hours}", "{count}時間"),
    "within.day": Text("{count} {last:day|days}", "{count}日"),
    "within.business_day": Text("{count} {last:business day|business days}", "{count}営業日"),
    "within.at_most": Text("within {time}", "{time}以内"),
    "within.under": Text("in less than {time}", "{time}未満"),
    "within.between": Text("within {time}", "{time}"),
    "within.as_support": Text("as support answers", "サポートの応答に準じる"),
    "hours_of.always": Text("around the clock", "24時間365日"),
    "hours_of.business_hours": Text("in business hours", "営業時間内"),
    # Coverage.
    "engagement.profile": Text("Meant for", "対象"),
    "engagement.coverage": Text("Coverage", "カバレッジ"),
    "coverage.named": Text("a named CSM", "専任CSM"),
    "coverage.pooled": Text("pooled CSMs", "プール型"),
    "coverage.none": Text("no CSM", "担当CSMなし"),
    "engagement.coverage_alternative": Text("or instead {coverage}", "代わりに{coverage}も可"),
    "engagement.never_pooled": Text("never pooled", "プール型にはしない"),
    "engagement.assigned_contact": Text("an assigned contact", "窓口担当者を決める"),
    "engagement.rotating": Text("rotating", "持ち回り"),
    "seniority.senior": Text("experienced CSMs", "経験豊富なCSM"),
    "seniority.any": Text("CSMs of any experience", "CSMの経験は問わない"),
    "engagement.executive_sponsor": Text(
        "an executive sponsor", "エグゼクティブスポンサーを置く"
    ),
    "engagement.accounts_per_csm": Text(
        "{low} to {high} accounts per CSM", "CSM1人あたり{low}〜{high}アカウント"
    ),
    "engagement.escalation": Text("Escalation", "エスカレーション"),
    "escalation_to.leadership": Text("to leadership", "経営層へ"),
    "escalation_to.senior_csm": Text("to a senior CSM", "シニアCSMへ"),
    "engagement.channels": Text("Channels", "連絡手段"),
    "channel.mail": Text("mail", "メール"),
    "channel.slack": Text("Slack", "Slack"),
    "channel.dedicated_channel": Text("a dedicated channel", "専用チャンネル"),
    "channel.phone": Text("phone", "電話"),
    "channel.in_app": Text("in the product", "アプリ内"),
    "channel.community": Text("community", "コミュニティ"),
    "channel.chatbot": Text("chatbot", "チャットボット"),
    "channel.in_person": Text("in person", "対面"),
    "channel.video": Text("video", "ビデオ会議"),
    # Touchpoints.
    "engagement.touchpoints": Text("Touchpoints", "タッチポイント"),
    "touchpoint.check_in": Text("check-in", "定期連絡"),
    "touchpoint.kickoff": Text("kickoff", "キックオフ"),
    "touchpoint.milestone": Text("milestone", "マイルストーン"),
    "touchpoint.business_review": Text("business review", "ビジネスレビュー"),
    "touchpoint.success_plan_review": Text("success plan review", "成功計画の見直し"),
    "touchpoint.executive_meeting": Text("executive meeting", "経営層との会合"),
    "touchpoint.roadmap_session": Text("roadmap session", "ロードマップ共有"),
    "touchpoint.training": Text("training", "トレーニング"),
    "touchpoint.webinar": Text("webinar", "ウェビナー"),
    "touchpoint.value_report": Text("value report", "価値レポート"),
    "touchpoint.technical_review": Text("technical review", "技術レビュー"),
    "touchpoint.nurture": Text("nurture campaign", "ナーチャリング"),
    "touchpoint.renewal": Text("renewal", "更新"),
    "touchpoint.expansion": Text("expansion", "拡張提案"),
    "by.person": Text("by a person", "担当者が実施"),
    "by.automated": Text("automated", "自動"),
    "by.mixed": Text("{share} by people, the rest automated", "{share}は担当者、残りは自動"),
    "contact.variant": Text("{every} where {condition}", "{condition}は{every}"),
    "contact.on": Text("on {events}", "きっかけ: {events}"),
    "contact.never_rarer_than": Text("never rarer than {every}", "{every}より少なくしない"),
    "contact.never_more_often_than": Text(
        "never more often than {every}", "{every}より多くしない"
    ),
    "contact.hours": Text("takes {hours}", "所要時間は{hours}"),
    "contact.no_hours": Text("no time", "なし"),
    "hours.preparation": Text("{count} h of preparation", "準備{count}時間"),
    "hours.meeting": Text("{count} h of meeting", "面談{count}時間"),
    "hours.follow_up": Text("{count} h of follow-up", "フォロー{count}時間"),
    "contact.channels": Text("by {channels}", "手段は{channels}"),
    "contact.attendees": Text("with {attendees}", "同席は{attendees}"),
    "attendee.executives": Text("executives", "経営層"),
    "attendee.executive_sponsor": Text("the executive sponsor", "エグゼクティブスポンサー"),
    "attendee.specialist": Text("a specialist", "専門担当者"),
    "format.custom": Text("tailored to the account", "個別に作成"),
    "format.template": Text("from a template", "テンプレートを使用"),
    "format.customised_template": Text(
        "from a template, adapted to the account", "テンプレートを個別に調整"
    ),
    "contact.never_skipped": Text("never skipped", "必ず実施する"),
    # Events and triggers.
    "event.arrived": Text("arrival of the account", "アカウントの新規登録"),
    "event.promoted": Text("a move up", "上方移行"),
    "event.demoted": Text("a move down", "下方移行"),
    "event.milestone": Text("a milestone", "マイルストーン到達"),
    "event.request": Text("request", "依頼"),
    "event.upgrade_to_paid": Text("upgrade to paid", "有料プランへの移行"),
    "event.enterprise_plan_interest": Text(
        "interest in an enterprise plan", "エンタープライズプランへの関心"
    ),
    "event.viral_growth": Text("viral growth", "急速な利用拡大"),
    "event.critical_issue": Text("a critical issue", "重大な問題"),
    "event.automation_failed": Text("failed automation", "自動処理の失敗"),
    "event.health_falls": Text("falling health", "健全性の低下"),
    "event.health_crash": Text("a health crash", "健全性の急落"),
    "event.renewal": Text("renewal", "更新"),
    "event.upsell": Text("a chance to upsell", "アップセルの機会"),
    "event.expansion_threshold": Text("an expansion threshold", "拡張のしきい値超過"),
    "engagement.steps_in": Text("A person steps in", "担当者の介入"),
    "steps_in.always": Text("always", "常時"),
    "steps_in.event": Text("on {event}", "{event}が起きたとき"),
    "steps_in.rule": Text("on {event}: {condition}", "{event}({condition})"),
    # The rest of a model.
    "engagement.watches": Text("Watched", "監視対象"),
    "watch.usage": Text("usage", "利用状況"),
    "watch.health": Text("health", "健全性"),
    "engagement.responses": Text("Answers", "応答"),
    "responses.inbound_answer": Text("the CSM answers {time}", "CSMの返信は{time}"),
    "responses.support_first_response": Text(
        "support answers first {time}", "サポートの初回応答は{time}"
    ),
    "responses.support_hours": Text("support works {hours}", "サポートの対応時間は{hours}"),
    "responses.community_first": Text("the community first", "まずコミュニティで対応"),
    "engagement.success_plan": Text("Success plan", "成功計画"),
    "plan_kind.custom": Text("tailored to the account", "個別に作成"),
    "plan_kind.template": Text("from a template", "テンプレートを使用"),
    "plan_kind.self_directed": Text("self-directed", "顧客自身で進める"),
    "plan_kind.none": Text("none", "なし"),
    "plan_part.mutual_action_plan": Text("a mutual action plan", "共同アクションプラン"),
    "plan_part.joint_roadmap": Text("a joint roadmap", "共同ロードマップ"),
    "plan_part.goals": Text("goals", "目標"),
    "engagement.training": Text("Training", "トレーニング"),
    "training.custom_sessions": Text("tailored sessions", "個別セッション"),
    "training.onboarding_specialist": Text("an onboarding specialist", "導入専任の担当者"),
    "training.on_site_if_needed": Text("on site if needed", "必要に応じて訪問"),
    "training.group_webinars": Text("group webinars", "グループウェビナー"),
    "training.occasional_webinars": Text("occasional webinars", "不定期のウェビナー"),
    "training.recordings": Text("recordings", "録画"),
    "training.on_demand_library": Text("an on-demand library", "オンデマンド教材"),
    "training.self_service": Text("self-service", "セルフサービス"),
    "engagement.programmes": Text("Programmes", "プログラム"),
    "engagement.expansion": Text("Expansion", "拡張"),
    "giver.csm": Text("led by the CSM", "CSMが主導"),
    "giver.automated": Text("automated", "自動"),
    "means.dedicated_campaigns": Text("dedicated campaigns", "専用の施策"),
    "means.executives": Text("executives", "経営層の関与"),
    "means.custom_pricing": Text("custom pricing", "個別価格"),
    "means.targeted_upsell": Text("targeted upsell", "対象を絞ったアップセル"),
    "means.upgrade_offers": Text("upgrade offers", "アップグレードの案内"),
    "means.product_led": Text("product-led", "製品主導"),
    "means.in_product_prompts": Text("prompts in the product", "製品内の案内表示"),
    "engagement.renewal": Text("Renewal", "更新"),
    "renewal.template": Text("from a template", "テンプレートを使用"),
    "renewal.mails": Text("mails {days} days before", "{days}日前にメール送信"),
    "renewal.follow_ups": Text("with follow-ups", "フォローを行う"),
    "renewal.automated_offer": Text("an automated offer", "自動で更新を案内"),
    "message.mail": Text("mail “{subject}”: “{body}”", "メール「{subject}」: 「{body}」"),
    "message.in_app": Text("message in the product: “{text}”", "アプリ内メッセージ: 「{text}」"),
    "message.placeholder": Text("[{label}]", "[{label}]"),
    "message.engagement_label": Text("name of the service", "サービス名"),
}
