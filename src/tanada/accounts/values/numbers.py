"""Numbers as people write them → the digits that a cast reads.

Two steps, both over a text folded by `tanada_folded`: its parts by one regular expression,
then the digits of each part by the column's style.
"""

from __future__ import annotations

from tanada.accounts.layout import known_currencies
from tanada.accounts.values.signs import CURRENCY_SIGNS
from tanada.accounts.values.sql import alternatives, either, literal

_DIGITS = r"[0-9.,](?:[0-9.,' ]*[0-9.,])?"
_CURRENCY = f"{alternatives(CURRENCY_SIGNS)}|[A-Z]{{3}}"
_THOUSANDS = {"K": 3, "THOUSAND": 3, "M": 6, "MN": 6, "MIO": 6, "MILLION": 6}
_UNITS = _THOUSANDS | {"B": 9, "BN": 9, "BILLION": 9}
"""Suffixes, in capitals, and the power of ten each stands for."""
_TENS = {"十": 1, "百": 2, "千": 3}
_SHARES = (
    ("cho", "''", 12),
    ("oku", "(part).oku_tens", 8),
    ("man", "(part).man_tens", 4),
    ("sen", "(part).sen_tens", 3),
    ("hyaku", "''", 2),
    ("rest", "''", 0),
)
"""Parts of a number with the sign of tens before their unit, and the unit's power of ten."""
_SIGN = r"([-+▲△]?)"

_PARTS = {
    "opens": r"(\(?)",
    "sign": f" *{_SIGN}",
    "before": f" *({_CURRENCY}|)",
    "inner": f" *{_SIGN} *",
    "cho": f"(?:({_DIGITS}) *兆)?",
    "oku": f" *(?:({_DIGITS})",
    "oku_tens": " *([十百千]?)億)?",
    "man": f" *(?:({_DIGITS})",
    "man_tens": " *([十百千]?)万)?",
    "sen": f" *(?:({_DIGITS})",
    "sen_tens": " *([百十]?)千)?",
    "hyaku": f" *(?:({_DIGITS}) *百)?",
    "rest": f" *({_DIGITS})?",
    "power": "(E[-+]?[0-9]{1,3})?",
    "unit": f" *({alternatives(_UNITS)}|)",
    "percent": " *(%?)",
    "after": f" *({_CURRENCY}|)",
    "last": f" *{_SIGN}",
    "closes": r" *(\)?)",
}
_POINT_GROUPS = r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+|(?:'[0-9]{3})+)(?:\.[0-9]*)?"
_POINT = rf"[0-9]+(?:\.[0-9]*)?|\.[0-9]+|{_POINT_GROUPS}"
_INDIAN = r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]*)?"
_AMBIGUOUS = r"[1-9][0-9]{0,2}[.,][0-9]{3}"
_POINT_ONLY = (
    r"[0-9]*\.(?:[0-9]{1,2}|[0-9]{4,})|(?:0[0-9]*|[0-9]{4,}|)\.[0-9]+"
    r"|[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:,[0-9]{3})+\.[0-9]*|(?:[ '][0-9]{3})+\.[0-9]+)"
)
"""A number that can only have a decimal point, or commas between thousands."""
_WESTERN_ONLY = r"[1-9][0-9]{2},[0-9]{3}.*|[1-9][0-9]?(?:,[0-9]{3}){2,}.*"
"""A number grouped by thousands that could not stand beside 12,00,000."""

GENERIC = "unreadable_number"


def _swapped(pattern: str) -> str:
    """The same pattern with point and comma in each other's place."""
    point = pattern.replace(r"\.", "\0")
    return point.replace(",[", r"\.[").replace(",(", r"\.(").replace("\0", ",")


_COMMA_ONLY = _swapped(_POINT_ONLY)


def number_macros() -> list[str]:
    """The macros that read numbers.

    `tanada_number_parts(folded)` gives a structure of texts; `tanada_number(folded, parts,
    decimals, indian, money, rate)` gives digits, `!code` where there is a fault, or null
    where nothing is said, and `tanada_simple_number` is less of the same for numbers with a
    point, without units like 万 and without a currency; `tanada_currencies(parts)` the codes,
    between commas, that the currency written with the number can stand for.
    """
    names = ", ".join(literal(name) for name in _PARTS)
    pattern = literal("^" + "".join(_PARTS.values()) + "$")
    units = either("(part).unit", {unit: str(power) for unit, power in _UNITS.items()}, "0")
    listed = "," + ",".join(sorted(known_currencies())) + ","
    signs = either(
        "sign",
        {sign: literal(f",{','.join(codes)},") for sign, codes in CURRENCY_SIGNS.items()},
        f"CASE WHEN contains({literal(listed)}, concat(',', sign, ',')) "
        "THEN concat(',', sign, ',') END",
    )
    return [
        f"tanada_number_parts(folded) AS regexp_extract(folded, {pattern}, [{names}])",
        f"tanada_comma_only(n) AS regexp_full_match(n, {literal(_COMMA_ONLY)})",
        f"tanada_point_only(n) AS regexp_full_match(n, {literal(_POINT_ONLY)})",
        f"tanada_indian(n) AS regexp_full_match(n, {literal(_INDIAN)})",
        f"tanada_western_only(n) AS regexp_full_match(n, {literal(_WESTERN_ONLY)})",
        f"tanada_three_digits(n) AS regexp_full_match(n, {literal(_AMBIGUOUS)})",
        "tanada_numeral(part) AS coalesce(nullif(part.rest, ''), nullif(part.hyaku, ''), "
        "nullif(part.sen, ''), nullif(part.man, ''), nullif(part.oku, ''), nullif(part.cho, ''))",
        f"tanada_pointed(n) AS CASE WHEN regexp_full_match(n, {literal(_POINT)}) "
        "THEN translate(n, ', ''', '') END",
        "tanada_digits(n, decimals, indian) AS CASE WHEN tanada_three_digits(n) THEN CASE "
        "decimals WHEN 'point' THEN tanada_pointed(n) "
        "WHEN 'comma' THEN tanada_pointed(translate(n, '.,', ',.')) END "
        "WHEN tanada_comma_only(n) THEN tanada_pointed(translate(n, '.,', ',.')) "
        "WHEN indian AND tanada_indian(n) THEN replace(n, ',', '') "
        "ELSE tanada_pointed(n) END",
        "tanada_tens(sign) AS " + either("sign", {k: str(v) for k, v in _TENS.items()}, "0"),
        "tanada_shares(shares, decimals, indian) AS list_transform([list_transform(list_filter("
        "shares, lambda share: share.n <> ''), lambda share: TRY_CAST(concat(coalesce("
        "tanada_digits(share.n, decimals, indian), 'no'), 'E', share.power + "
        "tanada_tens(share.tens)) AS DECIMAL(38, 6)))], lambda found: CASE WHEN list_count(found) "
        "= len(found) THEN CAST(list_sum(found) AS TEXT) END)[1]",
        "tanada_power(part) AS CASE WHEN part.power = '' THEN "
        f"concat('E', {units} - CASE part.percent WHEN '' THEN 0 ELSE 2 END) "
        "WHEN part.unit = '' AND part.percent = '' THEN part.power ELSE 'no' END",
        "tanada_counted(part) AS concat(part.cho, part.oku, part.man, part.sen, part.hyaku)",
        "tanada_size(part, decimals, indian) AS CASE WHEN tanada_counted(part) = '' "
        "THEN tanada_digits(part.rest, decimals, indian) || tanada_power(part) "
        "WHEN part.power = '' AND part.unit = '' AND part.percent = '' THEN tanada_shares(["
        + ", ".join(
            f"{{'n': part.{name}, 'tens': {tens}, 'power': {power}}}"
            for name, tens, power in _SHARES
        )
        + "], decimals, indian) END",
        "tanada_signs(part) AS concat(part.opens, part.sign, part.inner, part.last)",
        "tanada_signed(part) AS CASE WHEN (part.opens = '') <> (part.closes = '') "
        "OR strlen(translate(tanada_signs(part), '▲△', '--')) > 1 THEN NULL "
        "WHEN tanada_signs(part) IN ('', '+') THEN '' ELSE '-' END",
        "tanada_currencies(part) AS list_transform([list_transform(list_filter([part.before, "
        f"part.after], lambda sign: sign <> ''), lambda sign: {signs})], lambda codes: CASE "
        "WHEN len(codes) < 2 OR contains(codes[2], codes[1]) THEN codes[1] "
        "WHEN contains(codes[1], codes[2]) THEN codes[2] END)[1]",
        "tanada_number(folded, part, decimals, indian, money, rate) AS CASE "
        "WHEN folded IS NULL OR tanada_nothing(folded) THEN NULL "
        f"WHEN concat(part.before, part.after) <> '' AND NOT (money "
        f"AND tanada_currencies(part) IS NOT NULL) THEN '!{GENERIC}' "
        "WHEN decimals IS NULL AND tanada_three_digits(tanada_numeral(part)) "
        "THEN '!ambiguous_number' "
        f"ELSE coalesce(CASE WHEN part.percent <> '' AND NOT rate THEN '!percentage' END, "
        "tanada_signed(part) || tanada_size(part, decimals, indian), "
        f"'!{GENERIC}') END",
        "tanada_simple_number(folded, part, rate) AS CASE WHEN tanada_nothing(folded) THEN NULL "
        f"WHEN concat(part.before, part.after, tanada_counted(part)) <> '' THEN '!{GENERIC}' "
        "WHEN part.percent <> '' AND NOT rate THEN '!percentage' "
        "ELSE coalesce(tanada_signed(part) || tanada_pointed(part.rest) || tanada_power(part), "
        f"'!{GENERIC}') END",
    ]
