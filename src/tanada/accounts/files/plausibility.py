"""How much of a text makes sense as Japanese in CP932, or as a Western language in cp1252.

Each is the share of the bytes beyond ASCII, from 0 to 1, that stand where people would
write them. A single kanji amid Latin letters (“it痴” is “it’s”) makes no sense, a run of
kana does; an accented letter beside a plain one does, three in a row do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_LATIN = re.compile("[A-Za-z]")
_JAPANESE_RUN = re.compile("[^\x00-\x7f]+")
_PRIVATE = re.compile("[\x80\xa0\ue000-\uf8ff]")
"""What Python's CP932 makes of bytes that stand for nothing, and of signs that only one
company knows."""
_HALF = re.compile("[｡-ﾟ]")
_HALF_RUN = re.compile("[ｦ-ﾟ]{2,}")
_MARKS = re.compile("[ｰﾞﾟ]")
_MISPLACED = re.compile("(?<![ｳｶ-ﾄﾊ-ﾎ])ﾞ|(?<![ﾊ-ﾎ])ﾟ|(?<![ｧ-ﾜﾞﾟ])ｰ")
_MARKS_IN = 25
"""Half-width kana among which there is at least one mark, where they are kana at all."""
_RARE_LEAD = 0x98
"""From here on the kanji of the second level, which few texts hold many of."""


def japanese_share(lines: Iterable[bytes]) -> float:
    """The share that makes sense as Japanese."""
    total, full, half = 0, 0.0, 0.0
    halves: list[str] = []
    for line in lines:
        high = _high_bytes(line)
        total += high
        try:
            text = line.decode("cp932")
        except UnicodeDecodeError:
            continue
        width = sum(1 if _HALF.match(sign) else 2 for sign in text if sign > "\x7f")
        for run in _JAPANESE_RUN.finditer(text):
            full += high / width * 2 * _full_signs(text, run)
            half += high / width * sum(len(each[0]) for each in _HALF_RUN.finditer(run[0]))
            halves += (each[0] for each in _HALF_RUN.finditer(run[0]))
    if half > full and not _are_kana(halves):
        half = 0.0
    return (full + half) / total if total else 0.0


def _full_signs(text: str, run: re.Match[str]) -> int:
    """How many signs of full width make sense in a run of Japanese signs."""
    signs = [sign for sign in run[0] if not _HALF.match(sign) and not _PRIVATE.match(sign)]
    common = [sign for sign in signs if _bytes(sign)[0] < _RARE_LEAD]
    before, after = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
    beside_latin = bool(_LATIN.match(before) or _LATIN.match(after))
    if len(signs) == 1 and beside_latin and chr(_bytes(signs[0])[-1]).isalpha():
        alone = chr(_bytes(signs[0])[-1]).isascii()
        return 0 if alone or not common else 1
    return len(signs) if common else 0


def _are_kana(runs: list[str]) -> bool:
    """Whether half-width signs alone are kana, and not another encoding that looks like it."""
    signs = "".join(runs)
    if any(_MISPLACED.search(run) for run in runs):
        return False
    return len(_MARKS.findall(signs)) * _MARKS_IN > len(signs)


def _bytes(sign: str) -> bytes:
    return sign.encode("cp932", errors="replace")


_LETTER = r"\xc0-\xcf\xd1-\xd6\xd8-\xdd\xdf-\xef\xf1-\xf6\xf8-\xfd\x8c\x9c"
"""Without eth and thorn, which are Turkish letters in cp1254, and without the letters with a caron,
which are German ones in Mac OS Roman."""
_WESTERN = re.compile(
    "|".join(
        (
            rf"(?<=[A-Za-z])[{_LETTER}]{{1,2}}(?![{_LETTER}])",
            rf"(?<![{_LETTER}])[{_LETTER}]{{1,2}}(?=[A-Za-z])",
            r"(?<![^ ,;\t\"])[\xc0\xc1\xc8\xc9\xd3\xe0\xe1\xe8\xe9\xf2\xf3](?![^ ,;\t\"])",
            r"\xa0(?![\x80-\xff])",
            r"(?<=[A-Za-z ])[\x91\x92\xb4](?=[A-Za-z ,.;])",
            rf"(?<![A-Za-z])[\x91\x93\xab\xa1\xbf](?=[A-Za-z0-9 {_LETTER}])",
            rf"(?<=[A-Za-z0-9 .!?{_LETTER}])[\x92\x94\xbb](?![A-Za-z\x80-\xff])",
            r"(?<=[A-Za-z0-9 ])[\x85\x95\x96\x97\xb7\xd7\xf7](?=[A-Za-z0-9 ])",
            r"[\x80\xa2\xa3\xa5](?= ?[0-9])|(?<=[0-9])[\x80\xa2\xa3\xa5]|(?<=[0-9] )\x80",
            rf"(?<=[0-9A-Za-z {_LETTER}])[\x99\xa7\xa9\xae](?![A-Za-z\x80-\xff])",
            r"(?<=[0-9A-Za-z])[\xaa\xba\xb0](?![A-Za-z\x80-\xff])|(?<=[0-9 ])\xb0(?=[CF])",
            r"(?<=[mM0-9])[\xb2\xb3](?![A-Za-z\x80-\xff])",
            r"(?<![A-Za-z])[\xb1\xbc\xbd\xbe](?![A-Za-z\x80-\xff])",
        )
    )
)
"""What is written in Western languages: letters by twos at most beside plain ones, words of one
letter, quotes, dashes, currencies and the like where they belong. Byte for byte as Latin-1."""
_UTF8_SIGN = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def western_share(lines: Iterable[bytes]) -> float:
    """The share that makes sense in cp1252; what is a sign of UTF-8 as well does not."""
    total = sense = 0
    for line in lines:
        total += _high_bytes(line)
        rest = _UTF8_SIGN.sub(lambda found: b"\x81" * len(found[0]), line).decode("latin-1")
        sense += sum(len(found[0]) for found in _WESTERN.finditer(rest))
    return sense / total if total else 0.0


def _high_bytes(line: bytes) -> int:
    return len(line) - len(line.decode("ascii", errors="ignore"))
