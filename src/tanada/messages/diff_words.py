"""What the parts of a policy are called where one of them changes."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Names, data.
    "aspect.name": Text("name", "名称"),
    "aspect.label": Text("name", "名称"),
    "aspect.type": Text("kind of value", "値の種類"),
    "aspect.values": Text("allowed values", "取りうる値"),
    "aspect.unit": Text("unit", "単位"),
    "aspect.stale_after_days": Text("counts as missing when older than", "有効期間"),
    "aspect.unknown": Text("where data is missing", "データ不足の扱い"),
    "aspect.missing": Text("where a measure is missing", "不足している指標の扱い"),
    "aspect.of": Text("what the points look at", "点数の基準とする値"),
    "aspect.bands": Text("band", "区分"),
    "aspect.caps": Text("limit", "上限"),
    "aspect.names": Text("name of the level", "レベルの名称"),
    # Aims of a tier.
    "aspect.share_accounts": Text("intended share of accounts", "アカウント数の目安"),
    "aspect.share_aim": Text("share of accounts aimed at", "アカウント数の目標割合"),
    "aspect.share_arr": Text("intended share of ARR", "ARRの目安"),
    "aspect.share_hours": Text("intended share of CSM hours", "CSM工数の目安"),
    "aspect.share": Text("intended share", "目安の割合"),
    "aspect.goals": Text("yearly goal", "年間目標"),
    "aspect.engagement": Text("service", "提供サービス"),
    # Engagement models.
    "aspect.profile": Text("meant for", "対象"),
    "aspect.coverage": Text("coverage", "カバレッジ"),
    "aspect.coverage_alternative": Text("other possible coverage", "代替のカバレッジ"),
    "aspect.never_pooled": Text("never pooled", "プール型にしない"),
    "aspect.assigned_contact": Text("an assigned contact", "窓口担当者"),
    "aspect.rotating": Text("rotating", "持ち回り"),
    "aspect.seniority": Text("experience of the CSM", "CSMの経験"),
    "aspect.executive_sponsor": Text("an executive sponsor", "エグゼクティブスポンサー"),
    "aspect.escalation": Text("escalation", "エスカレーション"),
    "aspect.to": Text("to whom", "相手"),
    "aspect.within": Text("how soon", "期限"),
    "aspect.escalation_hours": Text("at what hours", "対応時間"),
    "aspect.channels": Text("channels", "連絡手段"),
    "aspect.accounts_per_csm": Text("accounts per CSM", "CSM1人あたりのアカウント数"),
    "aspect.touchpoints": Text("touchpoints", "タッチポイント"),
    "aspect.kind": Text("kind", "種類"),
    "aspect.by": Text("by whom", "実施者"),
    "aspect.every": Text("how often", "頻度"),
    "aspect.at": Text("when", "時期"),
    "aspect.on": Text("begins on", "きっかけ"),
    "aspect.never_rarer_than": Text("never rarer than", "最低頻度"),
    "aspect.never_more_often_than": Text("never more often than", "最高頻度"),
    "aspect.when": Text("begins where", "条件"),
    "aspect.person_share": Text("share given by people", "担当者が行う割合"),
    "aspect.hours": Text("time it takes", "所要時間"),
    "aspect.preparation": Text("preparation", "準備"),
    "aspect.meeting": Text("meeting", "面談"),
    "aspect.follow_up": Text("follow-up", "フォロー"),
    "aspect.format": Text("format", "形式"),
    "aspect.attendees": Text("with", "同席者"),
    "aspect.never_skipped": Text("never skipped", "必ず実施"),
    "aspect.watches": Text("watched", "監視対象"),
    "aspect.responses": Text("answers", "応答"),
    "aspect.inbound_answer": Text("answer of the CSM", "CSMの返信"),
    "aspect.support_first_response": Text("first answer of support", "サポートの初回応答"),
    "aspect.support_hours": Text("hours of support", "サポートの対応時間"),
    "aspect.community_first": Text("the community first", "コミュニティ優先"),
    "aspect.success_plan": Text("success plan", "成功計画"),
    "aspect.parts": Text("parts", "内容"),
    "aspect.training": Text("training", "トレーニング"),
    "aspect.programmes": Text("programmes", "プログラム"),
    "aspect.expansion": Text("expansion", "拡張"),
    "aspect.means": Text("means", "手段"),
    "aspect.renewal": Text("renewal", "更新"),
    "aspect.template": Text("from a template", "テンプレートの使用"),
    "aspect.mails_days_before": Text("mails, days before", "メール送信(更新前の日数)"),
    "aspect.follow_ups": Text("follow-ups", "フォロー"),
    "aspect.automated_offer": Text("an automated offer", "自動の更新案内"),
    "aspect.mail": Text("mail", "メール"),
    "aspect.subject": Text("subject", "件名"),
    "aspect.body": Text("text", "本文"),
    "aspect.person_steps_in": Text("a person steps in", "担当者の介入"),
    # Moves, overlays, reviews, plays.
    "aspect.up": Text("up", "上方移行"),
    "aspect.after": Text("down", "下方移行"),
    "aspect.minimum_days": Text(
        "the renewal at which an account moves down is at least so far away",
        "下方移行までの最短日数",
    ),
    "aspect.default_term_months": Text("contract term where none is known", "不明な場合の契約期間"),
    "aspect.return_days": Text(
        "an account that comes back goes on where it stopped, within", "復帰とみなす期間"
    ),
    "aspect.rename": Text("renamed tier", "階層の引き継ぎ"),
    "aspect.only_when": Text("only where", "対象の条件"),
    "aspect.until": Text("ends", "終了"),
    "aspect.until_days": Text("at the latest after", "期限"),
    "aspect.until_when": Text("where", "条件"),
    "aspect.uses": Text("in place of the tier's service", "代わりに提供するサービス"),
    "aspect.adds": Text("adds", "追加"),
    "aspect.replaces": Text("replaces", "置き換え"),
    "aspect.top_accounts": Text("accounts looked at more often", "重点的に見るアカウント"),
    "aspect.top_accounts_when": Text("which", "条件"),
    "aspect.catches": Text("looks for", "確認事項"),
    "aspect.arr_change": Text("ARR counts as changed from", "ARRの変化とみなす割合"),
    "aspect.health_change": Text("health counts as changed from", "健全性の変化とみなす差"),
    "aspect.confirm_newcomers_within_days": Text(
        "newcomers are confirmed within", "新規アカウントの確認期限"
    ),
    "aspect.shift_expires_within_days": Text(
        "a tier shifted by hand falls back within", "手動で変えた階層の期限"
    ),
    "aspect.steps": Text("steps", "手順"),
    "aspect.day": Text("days after the start", "開始からの日数"),
    "aspect.task": Text("task", "タスク"),
    "aspect.in_app": Text("message in the product", "アプリ内メッセージ"),
    "aspect.touchpoint": Text("touchpoint", "タッチポイント"),
    "aspect.programme": Text("programme", "プログラム"),
    "aspect.step_hours": Text("hours", "所要時間"),
    "aspect.tiers": Text("for which tiers", "対象の階層"),
    "aspect.stops_when": Text("stops where", "中止の条件"),
    "aspect.again_after_days": Text("can begin again after", "再開までの日数"),
    # People, money, results.
    "aspect.weekly_hours": Text("hours of a CSM per week", "CSMの週あたりの勤務時間"),
    "aspect.weeks_per_quarter": Text("weeks per quarter", "四半期の週数"),
    "aspect.utilisation": Text("utilisation", "稼働率"),
    "aspect.overhead": Text("overhead", "間接業務の割合"),
    "aspect.starved_below": Text(
        "a tier is starved below this share of the hours it needs", "工数不足とみなす割合"
    ),
    "aspect.csm_per_year": Text("cost of a CSM per year", "CSM1人の年間費用"),
    "aspect.carried_share_of_arr": Text(
        "largest cost of service as a share of ARR", "サービス提供コストの上限(ARR比)"
    ),
    "aspect.no_person_up_to_arr": Text(
        "ARR up to which there is no person", "人を割り当てないARRの上限"
    ),
    "aspect.no_move_days_before_renewal": Text(
        "before a renewal, nobody changes CSM for", "更新前に担当CSMを変えない期間"
    ),
    "aspect.no_move_in_first_days": Text(
        "at the start, nobody changes CSM for", "契約開始後に担当CSMを変えない期間"
    ),
    "aspect.match": Text("CSM and account should share", "CSMとアカウントで合わせるもの"),
    "aspect.csms": Text("CSMs", "CSMの人数"),
    "aspect.accounts": Text("accounts", "アカウント数"),
    "aspect.arr": Text("share of ARR", "ARRの割合"),
    "aspect.hours_per_account": Text("hours per account", "アカウントあたりの時間"),
    "aspect.method": Text("method", "方法"),
    "aspect.window_months": Text("measured over", "対象期間"),
    "aspect.win_back_days": Text(
        "a customer who comes back was not lost, within", "復帰を解約とみなさない期間"
    ),
    "aspect.months_before_more_dimensions": Text(
        "the rules stay as they are before a dimension is added, for",
        "判定の観点を増やすまでの期間",
    ),
    "aspect.excludes": Text("left out are accounts where", "対象外の条件"),
    "aspect.customer_safe": Text("texts for customers may use", "顧客向けの文章で使えるもの"),
    "aspect.in_use_since": Text("in use since", "適用開始日"),
    "aspect.lint": Text("check", "検査"),
    # Values that are told otherwise elsewhere.
    "contact_by.person": Text("a person", "担当者"),
    "contact_by.automated": Text("automation", "自動処理"),
    "contact_by.mixed": Text("people and automation", "担当者と自動処理"),
    "seniority_of.senior": Text("experienced CSMs", "経験豊富なCSM"),
    "seniority_of.any": Text("any", "問わない"),
    "until_of.condition_ends": Text(
        "as soon as the condition no longer holds", "開始条件を満たさなくなったとき"
    ),
    "method_of.cohort": Text("by cohort", "コホート法"),
    "method_of.formula": Text("by formula", "計算式による方法"),
}
