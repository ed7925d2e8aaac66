"""The page that explains one account: its headings and lines."""

from __future__ import annotations

from tanada.messages.text import Text

TEXTS: dict[str, Text] = {
    "explanation.head": Text(
        "Policy “{policy}” ({fingerprint}), as of {as_of}",
        "ポリシー「{policy}」({fingerprint})、基準日{as_of}",
    ),
    "explanation.ended": Text(
        "{account} has left; no tier is decided.",
        "{account}は終了しているため、階層は判定しません。",
    ),
    "explanation.tiers": Text("Tiers, best first", "階層(上位から)"),
    "explanation.levels": Text("Attributes", "属性"),
    "explanation.scores": Text("Scores", "スコア"),
    "explanation.up": Text("What would move it up", "上方移行に必要な変化"),
    "explanation.down": Text("What would move it down", "下方移行になる変化"),
    "explanation.missing": Text("Missing: {missing}", "不足データ: {missing}"),
    "explanation.level": Text("{label}: {value}", "{label}: {value}"),
    "explanation.level_unknown": Text("{label}: unknown", "{label}: 不明"),
    "explanation.level_by": Text("because {rule}", "{rule}ため"),
    "explanation.level_rest": Text("because nothing above holds", "上のどの条件も満たさないため"),
    "explanation.supplied": Text("supplied with the accounts", "入力データの値"),
    "explanation.score": Text("{label}: {value}", "{label}: {value}点"),
    "explanation.score_band": Text("{label}: {value} ({band})", "{label}: {value}点({band})"),
    "explanation.measure": Text(
        "{label}: {points} points × weight {weight}", "{label}: {points}点 × 重み{weight}"
    ),
    "explanation.measure_reweigh": Text(
        "{label}: missing; its weight {weight} is left out",
        "{label}: データなし(重み{weight}を除いて計算)",
    ),
    "explanation.measure_neutral": Text(
        "{label}: missing; counts as 50 points × weight {weight}",
        "{label}: データなし(50点 × 重み{weight}として計算)",
    ),
    "explanation.measure_zero": Text(
        "{label}: missing; counts as 0 points × weight {weight}",
        "{label}: データなし(0点 × 重み{weight}として計算)",
    ),
    "explanation.cap": Text("At most {most}, because {rule}", "{rule}ため、上限{most}点"),
}
