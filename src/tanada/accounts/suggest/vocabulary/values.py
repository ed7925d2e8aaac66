"""Words that values are: sentiments, risks, severities, terms, signs of currencies."""

from __future__ import annotations

SENTIMENTS = {
    "red": "red bad at_risk poor negative critical 赤 悪い 不満 不良 危険".split(),
    "yellow": "yellow amber orange neutral medium fair 黄 普通 注意 やや不満".split(),
    "green": "green good healthy happy positive great 緑 青 良い 良好 満足".split(),
}
"""By the value that `csm_sentiment` takes."""

RISKS = {
    "low": "low 低 低い 小 minor".split(),
    "medium": "medium moderate mid 中 普通 中程度".split(),
    "high": "high severe critical 高 高い 大".split(),
}
"""By the value that `churn_risk` takes."""

SEVERE = (
    "urgent critical blocker highest high severe emergency p0 p1 sev0 sev1 s1 major "
    "緊急 重大 最高 高 致命的 至急 重要"
).split()
"""Values of a ticket's severity that count as severe."""

TERMS = {
    1: "monthly month month-to-month m2m 月 月次 月額 毎月 月払い 1か月 1ヶ月 1ヵ月".split(),
    3: "quarterly quarter 四半期 3か月 3ヶ月".split(),
    6: "half-yearly semiannual semi-annual half-year 半年 6か月 6ヶ月".split(),
    12: (
        "annual annually yearly year one-year 1-year 年 年次 年額 毎年 年払い 1年 一年 12か月"
    ).split(),
    24: "two-year 2-year biennial biennially 2年 二年 24か月".split(),
    36: "three-year 3-year 3年 三年 36か月".split(),
    60: "five-year 5-year 5年 五年 60か月".split(),
}
"""Months of a term by the words for it; blanks and underscores stand as hyphens."""

CURRENCY_SIGNS = {"¥": "JPY", "円": "JPY", "£": "GBP", "€": "EUR", "₩": "KRW", "₹": "INR"}
"""Signs that stand for one currency; `$` does not."""

TRUE_WORDS = ("true", "yes", "y", "t", "1", "はい", "有", "あり", "○", "◯", "済", "✓", "on")
FALSE_WORDS = ("false", "no", "n", "f", "0", "いいえ", "無", "なし", "×", "未", "off", "-")

SCALES = {
    "thousand": 1000,
    "thousands": 1000,
    "k": 1000,
    "千": 1000,
    "千円": 1000,
    "万": 10000,
    "万円": 10000,
    "million": 1000000,
    "millions": 1000000,
    "m": 1000000,
    "mn": 1000000,
    "百万": 1000000,
    "百万円": 1000000,
    "億円": 100000000,
}
"""What an amount is counted in, as a header says it in brackets."""

MONTHS_UNITS = ("month", "months", "mo", "mos", "月", "ヶ月", "か月", "カ月", "ヵ月")
YEARS_UNITS = ("year", "years", "yr", "yrs", "年")
BUSINESS_REVIEWS = (
    "qbr ebr business-review quarterly-business-review executive-business-review "
    "ビジネスレビュー 四半期レビュー 定例レビュー"
).split()
