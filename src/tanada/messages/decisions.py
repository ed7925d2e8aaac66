"""What stands in a decision row: its columns and its statuses."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    # Columns.
    "column.account_id": Text("Account ID", "アカウントID"),
    "column.tier": Text("Tier", "階層"),
    "column.earned_tier": Text("Earned tier", "本来の階層"),
    "column.qualified_tier": Text("Qualified tier", "判定階層"),
    "column.floor_tier": Text("At least", "下限階層"),
    "column.status": Text("Status", "状態"),
    "column.reason": Text("Reason", "理由"),
    "column.reason_values": Text("Values behind the reason", "理由となった値"),
    "column.missing": Text("Missing data", "不足データ"),
    "column.since": Text("Since", "開始日"),
    "column.grace_from": Text("Grace from", "猶予開始日"),
    "column.grace_until": Text("Grace until", "猶予期限"),
    "column.pinned_until": Text("Pinned until", "固定期限"),
    "column.overlays": Text("Overlays", "オーバーレイ"),
    "column.policy": Text("Policy", "ポリシー"),
    "column.as_of": Text("As of", "基準日"),
    # Statuses, as a word beside an account.
    "status.new": Text("new", "新規"),
    "status.undetermined": Text("undetermined", "未確定"),
    "status.ended": Text("ended", "終了"),
    "status.held": Text("held", "維持"),
    "status.promoted": Text("promoted", "上方移行"),
    "status.grace": Text("in grace", "猶予期間中"),
    "status.demoted": Text("demoted", "下方移行"),
    "status.recovered": Text("recovered", "回復"),
    "status.pinned": Text("pinned", "固定中"),
    "status.unpinned": Text("unpinned", "固定解除"),
    "status.not_seen": Text("not seen", "未確認"),
    "status.corrected": Text("corrected", "訂正"),
    # Statuses, as a sentence.
    "status_means.new": Text(
        "The account has its first tier here.", "このアカウントに初めて階層が付きました。"
    ),
    "status_means.undetermined": Text(
        "Data is missing that decides on a better tier.",
        "上位の階層かどうかを決めるデータが不足しています。",
    ),
    "status_means.ended": Text("The account has left.", "このアカウントは終了しています。"),
    "status_means.held": Text("The tier is unchanged.", "階層に変わりはありません。"),
    "status_means.promoted": Text(
        "The account moved up at once.", "基準を満たしたため、直ちに上方移行しました。"
    ),
    "status_means.grace": Text(
        "The account no longer qualifies and keeps its tier for the grace period.",
        "基準を下回りましたが、猶予期間中は階層を維持します。",
    ),
    "status_means.demoted": Text(
        "The grace period is over and the account moved down.",
        "猶予期間が終わり、下方移行しました。",
    ),
    "status_means.recovered": Text(
        "The account qualifies again; the grace period is closed.",
        "再び基準を満たしたため、猶予期間を終えました。",
    ),
    "status_means.pinned": Text(
        "An approved override decides the tier for now.",
        "承認済みの例外指定により、階層を一時的に固定しています。",
    ),
    "status_means.unpinned": Text(
        "The override has ended; the earned tier shows again.",
        "例外指定が終わり、本来の階層に戻りました。",
    ),
    "status_means.not_seen": Text(
        "The account was not in this run and keeps what it had.",
        "今回の実行に含まれていないため、以前の状態を保っています。",
    ),
    "status_means.corrected": Text(
        "Two people took back a transition that came from mistyped data.",
        "誤入力による移行を、2名の承認で取り消しました。",
    ),
    # Reasons and what is missing.
    "reason.otherwise": Text("no condition of a better tier holds", "上位の階層の条件を満たさない"),
    "missing.stale": Text("{label} (out of date)", "{label}(期限切れ)"),
}
