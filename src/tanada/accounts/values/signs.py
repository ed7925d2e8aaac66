"""Signs and words of currencies, and which currencies each can stand for."""

from __future__ import annotations

DOLLARS = (
    "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD"
).split()
PESOS = "ARS CLP COP CUP DOP MXN UYU".split()
"""Written with the dollar's sign too."""

CURRENCY_SIGNS: dict[str, tuple[str, ...]] = {
    "$": (*DOLLARS, *PESOS),
    "US$": ("USD",),
    "A$": ("AUD",),
    "AU$": ("AUD",),
    "C$": ("CAD",),
    "CA$": ("CAD",),
    "HK$": ("HKD",),
    "NT$": ("TWD",),
    "NZ$": ("NZD",),
    "S$": ("SGD",),
    "R$": ("BRL",),
    "米ドル": ("USD",),
    "ドル": tuple(DOLLARS),
    "¥": ("JPY", "CNY"),
    "\\": ("JPY",),
    "円": ("JPY", "CNY"),
    "元": ("CNY", "TWD"),
    "人民元": ("CNY",),
    "RMB": ("CNY",),
    "€": ("EUR",),
    "ユーロ": ("EUR",),
    "£": ("GBP", "EGP", "GIP", "FKP", "SHP", "SYP", "LBP"),
    "ポンド": ("GBP",),
    "₩": ("KRW",),
    "ウォン": ("KRW",),
    "₹": ("INR",),
}
"""Each sign, full width and in capitals as `tanada_folded` writes it. A backslash is how a
yen sign arrives from Shift_JIS."""
