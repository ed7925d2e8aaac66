"""Invented company names: a stem, a word of the industry, a legal form.

Any likeness to a real company is chance. ``STEMS`` is by style, ``WORDS`` by industry;
Japanese names have their own words.
"""

from collections.abc import Sequence, Set

from tanada.example.draw import Draw

INDUSTRIES: Sequence[tuple[str, int]] = (
    ("Software", 16),
    ("Manufacturing", 14),
    ("Professional services", 12),
    ("Financial services", 11),
    ("Retail", 10),
    ("Healthcare", 10),
    ("Logistics", 8),
    ("Media", 6),
    ("Education", 5),
    ("Energy", 4),
    ("Hospitality", 4),
)

_STEMS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "anglo": (
        (
            "Alder", "Ash", "Birken", "Brack", "Calder", "Cran", "Dun", "Elder",
            "Fen", "Glaston", "Hather", "Haver", "Kestrel", "Lark", "Marl", "Nether",
            "Orrin", "Pen", "Quill", "Raven", "Selk", "Thorn", "Under", "Whin", "Yarrow",
        ),
        (
            "bourne", "brook", "combe", "crest", "dale", "field", "gate", "holt",
            "leigh", "mere", "moor", "ridge", "stone", "thwaite", "wick", "worth",
        ),
    ),
    "germanic": (
        (
            "Ahren", "Birk", "Dorn", "Eschen", "Falken", "Grün", "Hasel", "Hohen",
            "Kranich", "Lauter", "Mühl", "Nord", "Ober", "Röder", "Silber", "Tannen",
            "Ulmen", "Weiden", "Zeller",
        ),
        (
            "au", "bach", "beck", "bruck", "feld", "hain", "horst", "kamp", "mark",
            "rode", "tal", "wald", "werth", "zell",
        ),
    ),
    "nordic": (
        (
            "Ask", "Björk", "Ek", "Fjäll", "Gran", "Hav", "Is", "Kvarn", "Lind",
            "Mörk", "Norr", "Rönn", "Sjö", "Tall", "Vinter",
        ),
        (
            "backa", "dal", "fors", "gård", "holm", "hult", "lund", "mark", "näs",
            "skog", "strand", "vik",
        ),
    ),
    "romance": (
        (
            "Alba", "Bel", "Cala", "Clair", "Della", "Évo", "Flora", "Garo", "Lumi",
            "Mara", "Monte", "Nova", "Olivé", "Ponte", "Riva", "São ", "Sol", "Terra",
            "Val", "Ver",
        ),
        (
            "bella", "bruno", "cerro", "dora", "fino", "lune", "mar", "mont", "nera",
            "piano", "reto", "rosa", "selva", "verde",
        ),
    ),
    "indic": (
        (
            "Adhi", "Anu", "Chitra", "Deva", "Hari", "Kavi", "Maya", "Nava", "Para",
            "Rasa", "Sama", "Tara", "Udaya", "Vana",
        ),
        (
            "bandha", "dhara", "gati", "kriti", "loka", "mitra", "patha", "setu",
            "shakti", "vani", "yana",
        ),
    ),
    "japanese": (
        (
            "碧", "蒼", "翠", "瑞", "澄", "暁", "凪", "楓", "椿", "榛", "柊", "梓", "桐",
            "雪", "霧", "露", "霜", "琴", "笙", "絹", "錦", "鈴", "鷺", "燕", "藍", "紺",
            "茜", "萌",
        ),
        (
            "嶺", "浜", "波", "沢", "原", "瀬", "峰", "浦", "崎", "谷", "森", "泉", "丘",
            "里", "畑", "渓", "坂", "堂", "陵", "洲",
        ),
    ),
}  # fmt: skip

_WORDS: dict[str, tuple[Sequence[str], Sequence[str]]] = {
    "Software": (
        ("Software", "Systems", "Labs", "Data", "Cloud"),
        ("システムズ", "ソフトウェア", "テクノロジーズ", "情報システム"),
    ),
    "Manufacturing": (
        ("Tooling", "Castings", "Components", "Works", "Instruments"),
        ("製作所", "精機", "工業", "電機"),
    ),
    "Professional services": (
        ("Advisory", "Partners", "Consulting", "Associates", "Engineering"),
        ("総合研究所", "コンサルティング", "設計", "人材サービス"),
    ),
    "Financial services": (
        ("Capital", "Insurance", "Payments", "Leasing", "Mutual"),
        ("リース", "ファイナンス", "保険サービス", "アセット"),
    ),
    "Retail": (
        ("Stores", "Outfitters", "Home", "Market", "Supply"),
        ("商事", "百貨", "ストアーズ", "食品"),
    ),
    "Healthcare": (
        ("Health", "Clinics", "Medical", "Diagnostics", "Care"),
        ("メディカル", "薬品", "ヘルスケア", "医療機器"),
    ),
    "Logistics": (
        ("Freight", "Logistics", "Shipping", "Haulage", "Cargo"),
        ("物流", "運輸", "海運", "倉庫"),
    ),
    "Media": (
        ("Media", "Press", "Studios", "Publishing", "Broadcast"),
        ("出版", "メディア", "映像", "印刷"),
    ),
    "Education": (
        ("Learning", "Academy", "Education", "College", "Training"),
        ("教育", "学院サービス", "アカデミー", "ラーニング"),
    ),
    "Energy": (
        ("Energy", "Power", "Renewables", "Grid", "Utilities"),
        ("エナジー", "電力サービス", "ガス", "エネルギー"),
    ),
    "Hospitality": (
        ("Hotels", "Resorts", "Catering", "Travel", "Leisure"),
        ("観光", "ホテルズ", "トラベル", "フードサービス"),
    ),
}

_TRIES_BEFORE_NUMBERING = 50


def company_name(
    draw: Draw, style: str, industry: str, legal_forms: Sequence[str], taken: Set[str]
) -> str:
    """An invented company name that is not among those taken.

    ``style`` is a key of the stems (anglo, germanic, nordic, romance, indic, japanese),
    ``industry`` one of ``INDUSTRIES``, ``legal_forms`` those of the country (not read
    for Japanese names, which carry 株式会社 before or after). A book so large that the
    words run out numbers its companies.
    """
    for _ in range(_TRIES_BEFORE_NUMBERING):
        name = _candidate(draw, style, industry, legal_forms)
        if name not in taken:
            return name
    number = 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"


def _candidate(draw: Draw, style: str, industry: str, legal_forms: Sequence[str]) -> str:
    heads, tails = _STEMS[style]
    western_words, japanese_words = _WORDS[industry]
    head, tail = draw.pick(heads), draw.pick(tails)
    if style == "japanese":
        company = head + tail + draw.pick(japanese_words)
        return f"株式会社{company}" if draw.chance(0.6) else f"{company}株式会社"
    stem = head + (tail.capitalize() if head.endswith(" ") else tail)
    return f"{stem} {draw.pick(western_words)} {draw.pick(legal_forms)}"
