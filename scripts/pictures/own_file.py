"""A newcomer's file for the first run: invented accounts, the same ones every time."""

from __future__ import annotations

from random import Random

_FIRST = {
    "en": "Alder Birch Cobalt Dunmore Elmtree Fernhill Gable Harrow Ivory Juniper Kestrel Larch",
    "ja": "青葉 汐見 紺屋 利根 楡の木 風見 小麦 明星 白帆 若竹 鶴見 桐生",
}
_SECOND = {
    "en": "Clinics Foods Design Logistics Partners Labs Bakery Systems Media Schools",
    "ja": "クリニック フーズ デザイン ロジスティクス 商会 ラボ ベーカリー システム 印刷 学園",
}
_HEADINGS = {
    "en": "Customer ID,Company,Account manager,Annual contract value,Contract renews,Seats",
    "ja": "顧客ID,会社名,担当者,年間契約額,契約更新日,席数",
}
_OWNERS = {"en": "Kim Lee Ono", "ja": "小野 木村 李"}
_WORTH = {"en": 1, "ja": 100}
"""What stands for one dollar in the currency of the file."""
_ACCOUNTS, _SEED = 120, 4


def customers(language: str) -> bytes:
    """The file in UTF-8, with headings in the language, in dollars or in yen."""
    chance = Random(_SEED)
    firsts, seconds = _FIRST[language].split(), _SECOND[language].split()
    owners = _OWNERS[language].split()
    space = " " if language == "en" else ""
    lines = [_HEADINGS[language]]
    for at in range(_ACCOUNTS):
        name = f"{firsts[at // len(seconds)]}{space}{seconds[at % len(seconds)]}"
        arr = round(chance.lognormvariate(9.8, 1.15) / 100) * 100 * _WORTH[language]
        day = f"{2026 + at % 2}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        seats = chance.randint(4, 400)
        lines.append(f"C-{at + 1:03},{name},{chance.choice(owners)},{arr},{day},{seats}")
    return ("\n".join(lines) + "\n").encode("utf-8")
