"""The gallery's own words; those of the product come from `tanada.messages`."""

WORDS: dict[str, tuple[object, object]] = {
    "overview": (
        "Strategic is crowded: 24.1% of accounts against a target of 15–20%.",
        "戦略的アカウントが多すぎます。全体の24.1%を占め、目標の15–20%を上回っています。",
    ),
    "facts": (
        ["2,000 accounts", "$84.1M ARR", "policy “Standard B2B SaaS”, version 7"],
        ["2,000件のアカウント", "ARR 8,410万ドル", "ポリシー「標準 B2B SaaS」版7"],
    ),
    "compare": ("Compare with the last review", "前回レビューと比較"),
    "try": ("Try a policy change", "ポリシー変更を試す"),
    "tier": ("Tier", "階層"),
    "of_accounts": ("Share of accounts", "アカウントの割合"),
    "of_arr": ("Share of ARR", "ARRの割合"),
    "of_hours": ("Share of CS hours", "CS工数の割合"),
    "short": (["Accounts", "ARR", "CS hours"], ["アカウント", "ARR", "CS工数"]),
    "since": ("Since 1 Oct", "10月1日以降"),
    "accounts": ("accounts", "件"),
    "in": ("in", "件が移行"),
    "in_grace": ("in grace", "件が猶予中"),
    "decisions": ("Needs a decision", "判断が必要な項目"),
    "urgent": ("most urgent first", "緊急度の高い順"),
    "attention": (
        [
            (
                "need",
                "5 Strategic accounts at high churn risk without an intensive plan",
                "$3.1M ARR, first renewal in 38 days",
                "open",
            ),
            (
                "wait",
                "9 graces end before 15 December",
                "7 would move to Core, 2 to Scale",
                "review",
            ),
            (
                "wait",
                "3 overrides expire within 30 days",
                "all from “executive relationship”",
                "review",
            ),
            (
                "",
                "17 accounts cannot be decided",
                "growth potential unknown between $75K and $100K",
                "data",
            ),
        ],
        [
            (
                "need",
                "チャーンリスクが高く、集中対応の計画がない戦略的アカウントが5件",
                "ARR 310万ドル、最短の更新は38日後",
                "未対応",
            ),
            (
                "wait",
                "12月15日までに猶予期間が終わるアカウントが9件",
                "7件がコア、2件がスケールへ移行する見込み",
                "レビュー",
            ),
            (
                "wait",
                "30日以内に失効する例外指定が3件",
                "すべて「経営層との関係」による指定",
                "レビュー",
            ),
            (
                "",
                "データ不足のため判定できないアカウントが17件",
                "ARR 7.5万〜10万ドルで成長ポテンシャルが不明",
                "データ",
            ),
        ],
    ),
    "moves": ("Moves since the last review", "前回レビュー以降の移行"),
    "axes": ("accounts, from ↓ to →", "件数(縦: 移行前、横: 移行後)"),
    "sources": (
        [
            ("Salesforce", "4 h ago", ""),
            ("Usage", "6 h ago", ""),
            ("Tickets", "1 h ago", ""),
            ("Contacts", "3 days ago, limit 2", "late"),
        ],
        [
            ("Salesforce", "4時間前", ""),
            ("利用状況", "6時間前", ""),
            ("問い合わせ", "1時間前", ""),
            ("連絡先", "3日前(期限2日)", "late"),
        ],
    ),
    "list": (
        "12 of 2,000 accounts match, with $780K ARR.",
        "2,000件中12件が該当し、ARRは計78万ドルです。",
    ),
    "search": ("Name or ID", "名前・ID"),
    "status": ("Status", "状態"),
    "owner": ("Owner", "担当者"),
    "region": ("Region", "地域"),
    "any": ("any", "すべて"),
    "apply": ("Filter", "絞り込む"),
    "save": ("Save this view", "この表示を保存"),
    "export": ("Export", "書き出し"),
    "chips": (
        ["Region: EMEA", "Grace ends before 15 Dec"],
        ["地域: EMEA", "12月15日までに猶予終了"],
    ),
    "clear": ("remove", "解除"),
    "select": ("Select", "選択"),
    "account": ("Account", "アカウント"),
    "health": ("Health", "ヘルススコア"),
    "renewal": ("Renewal", "更新日"),
    "rows": ("1–12 of 12", "12件中 1–12件"),
    "next": ("Next", "次へ"),
    "names": (
        [
            "Northwind Logistics",
            "Aster & Finch Holdings",
            "Blue Harbor Medical Systems",
            "Cobalt Works",
            "Delmar Foods International",
            "Estuary Bank",
            "Fjord Robotics",
            "Granite Insurance",
            "Hollow Oak Studio",
            "<script>alert(1)</script>",
            "Juniper Lane",
            "Kestrel Print",
        ],
        [
            "株式会社北風ロジスティクス",
            "アスター・アンド・フィンチ・ホールディングス株式会社",
            "青港メディカルシステムズ",
            "コバルト工業",
            "デルマー食品インターナショナル",
            "入江銀行",
            "フィヨルドロボティクス",
            "花崗岩損害保険",
            "うつろ樫スタジオ",
            "<script>alert(1)</script>",
            "ジュニパーレーン",
            "ケストレル印刷",
        ],
    ),
    "why": (
        "Aster & Finch Holdings holds Strategic until its renewal on 14 February, though it "
        "qualifies for Core.",
        "アスター・アンド・フィンチ・ホールディングスは現在コアの条件にとどまりますが、"
        "2月14日の更新まで戦略的アカウントを維持します。",
    ),
    "clauses": ("What the policy asks of Strategic", "戦略的アカウントの条件"),
    "clause": (
        [
            ("", "ARR above $100,000", "$98,500"),
            ("holds", "ARR above $50,000, and strategic", "brand, since 3 Mar 2025"),
            ("unknown", "ARR above $75,000 and high growth potential", "not known"),
        ],
        [
            ("", "ARRが10万ドルを超える", "9万8,500ドル"),
            ("holds", "ARRが5万ドルを超え、戦略的である", "ブランド(2025年3月3日から)"),
            ("unknown", "ARRが7万5,000ドルを超え、成長ポテンシャルが高い", "不明"),
        ],
    ),
    "history": ("History", "履歴"),
    "event": (
        [
            ("wait", "2026-08-03", "Grace begins", "ARR fell from $104,000 to $98,500"),
            ("up", "2025-05-14", "Moved up to Strategic", "ARR above $100,000 · policy version 4"),
            ("", "2025-03-03", "Named strategic: brand", "by A. Berg, until 3 Mar 2027"),
        ],
        [
            ("wait", "2026-08-03", "猶予期間の開始", "ARRが10万4,000ドルから9万8,500ドルに減少"),
            ("up", "2025-05-14", "戦略的アカウントへ上方移行", "ARRが10万ドルを超過(ポリシー版4)"),
            ("", "2025-03-03", "戦略的指定: ブランド", "指定者 A. Berg、2027年3月3日まで"),
        ],
    ),
    "read": ("As it was read", "読み込んだデータ"),
    "data": (
        [
            ("ARR", "$98,500", "Salesforce, 20 Nov 2026"),
            ("Health score", "61", "usage, 19 Nov 2026"),
            ("Industry", "Financial services", "Salesforce"),
        ],
        [
            ("ARR", "9万8,500ドル", "Salesforce、2026年11月20日"),
            ("ヘルススコア", "61", "利用状況、2026年11月19日"),
            ("業種", "金融", "Salesforce"),
        ],
    ),
    "propose": ("Propose an override", "例外指定を提案"),
    "reason": ("Reason", "理由"),
    "until": ("Until", "期限"),
    "reason_help": (
        "Kept with the override, and read by the person who approves it.",
        "例外指定とともに保存され、承認者が確認します。",
    ),
    "forms": ("Three steps lead to a first tiering.", "3つの手順で最初の階層分けが完了します。"),
    "steps": (["Upload", "Map", "Thresholds"], ["アップロード", "項目の対応付け", "しきい値"]),
    "wrong": ("The reason is missing.", "理由が入力されていません。"),
    "threshold": ("Strategic from ARR", "戦略的アカウントとするARRの下限"),
    "check": ("The list of accounts is complete", "アカウントの一覧は全件です"),
    "ask": ("Retire version 7?", "版7を廃止しますか?"),
    "ask_text": (
        "From the next run on, version 8 decides. Version 7 can be published again.",
        "次回の実行から版8で判定します。版7は再び公開できます。",
    ),
    "ask_open": ("Retire…", "廃止…"),
    "ask_do": ("Retire it", "廃止する"),
    "cancel": ("Cancel", "キャンセル"),
    "notices": (
        [
            ("done", "Version 8 is published and decides from the next run on."),
            ("", "A run is under way: 3 of 5 steps are done."),
            ("wait", "Contacts were last read 3 days ago; their limit is 2 days."),
            ("need", "The last run was refused: the accounts are 9 days old."),
        ],
        [
            ("done", "版8を公開しました。次回の実行から適用されます。"),
            ("", "実行中です(5段階中3段階まで完了)。"),
            ("wait", "連絡先は3日前から更新されていません(期限は2日)。"),
            ("need", "直近の実行は拒否されました。アカウントのデータが9日前のものです。"),
        ],
    ),
    "changes": ("What changes", "変更点"),
    "states": (
        "Nothing is here, not yet, or no longer.",
        "まだ何もない、または該当がない状態です。",
    ),
    "empty": ("No account matches", "該当するアカウントがありません"),
    "empty_text": (
        "Nobody in EMEA has a grace that ends before 15 December. Remove one of the filters.",
        "EMEAには12月15日までに猶予期間が終わるアカウントがありません。条件を減らしてください。",
    ),
    "unfilter": ("Remove the filters", "条件をすべて解除"),
    "tiers": ("Tiers, from one to six", "階層の色(1〜6段階)"),
    "statuses": ("Statuses", "状態"),
    "loading": ("Loading", "読み込み中"),
}


def words(language: str) -> dict[str, object]:
    """The gallery's words in one language."""
    return {name: pair[language == "ja"] for name, pair in WORDS.items()}
