"""What the rows that a plain cast does not settle show of the columns they stand in.

The queries are fixed texts over a relation of such rows with, for each column of texts,
`written`, `folded`, `parts` and `read` under its key, read by a style that leaves
everything open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tanada.accounts.checking import FOLDED, GENERIC, PARTS, READ, WRITTEN, Input
from tanada.accounts.files.raw import quoted
from tanada.accounts.values.style import Spelling, Style
from tanada.fields import NUMERIC, Kind

NUMERAL = "numeral__"
_SIGNED = r"[▲△]"
_DIGIT = "[0-9\uff10-\uff19]"


@dataclass(frozen=True)
class Profile:
    """What was found of one column: whether each thing holds, how many, or the first row."""

    input: Input
    found: Mapping[str, object] = field(default_factory=dict)

    def has(self, thing: str) -> bool:
        """Whether it was found at all."""
        return bool(self.found.get(thing))

    def count(self, thing: str) -> int:
        """How often it was found."""
        return int(str(self.found.get(thing) or 0))

    @property
    def first_rows(self) -> dict[str, int]:
        """The first row of each thing that notes give an example of."""
        rows = {name: row for name, row in self.found.items() if name.endswith("_row")}
        return {
            name.removesuffix("_row"): int(str(row))
            for name, row in rows.items()
            if row is not None
        }

    def style(self, declared: Spelling, *, points_elsewhere: bool) -> Style:
        """How the column is read."""
        points = self.has("point") or points_elsewhere
        if declared.decimals or not (self.has("comma") and points):
            decimals = declared.decimals or ("comma" if self.has("comma") else "point")
        else:
            decimals = None
        dates = declared.dates
        if dates is None and self.has("day") != self.has("month"):
            dates = "day_first" if self.has("day") else "month_first"
        indian = self.has("indian") and not self.has("western")
        intricate = ("comma", "currency", "japanese")
        simple = decimals == "point" and not indian and not any(map(self.has, intricate))
        return Style(decimals, dates, indian, simple)


def needed(column: Input) -> tuple[str, ...]:
    """The facts that the profile of a column is taken from, once it is read by a style."""
    kind = column.field.type
    if kind.kind is Kind.TEXT:
        return (WRITTEN,)
    return (WRITTEN, FOLDED, *((PARTS, NUMERAL) if kind.numeric else (READ,)))


def promising(column: Input, declared: Spelling) -> str:
    """A condition: in this row there may be more to read of a column than a cast does."""
    written, plain = quoted(WRITTEN + column.key), _plainly(column, declared)
    nothing = f"tanada_nothing(tanada_folded({written}))"
    match column.field.type.kind:
        case Kind.TEXT:
            marked = f"tanada_trimmed({written}) IS DISTINCT FROM {written} OR {written} = '#N/A'"
            asked = [marked] * column.trims + [_has_nul(written)] * (not column.is_id)
            return " OR ".join(asked)
        case Kind.MONEY | Kind.WHOLE | Kind.NUMBER:
            return f"NOT ({plain}) AND (regexp_matches({written}, '{_DIGIT}') OR {nothing})"
        case Kind.DATE:
            iso = f"regexp_full_match({written}, ' *[0-9]{{4}}(?:[-/][0-9]{{1,2}}){{2}} *')"
            some = f"regexp_matches({written}, '{_DIGIT}') AND NOT {iso}"
            return f"NOT ({plain}) AND ({some} OR {nothing})"
        case _:
            return f"{written} IS NOT NULL"


def measures(column: Input, declared: Spelling, currency: str | None) -> dict[str, str]:
    """What is to be found of a column: expressions of aggregates, by name.

    `currency` is the one in which all amounts are taken to be, if they are.
    """
    kind = column.field.type
    written, folded, read = (quoted(fact + column.key) for fact in (WRITTEN, FOLDED, READ))
    if kind.kind is Kind.TEXT:
        marked = _counted("missing", f"tanada_trimmed({written}) = '#N/A'")
        nul = _counted("nul", _has_nul(written))
        return {"useful": "TRUE"} | (marked if column.trims else {}) | ({} if column.is_id else nul)
    plain = _plainly(column, declared)
    if kind.numeric:
        own = currency if kind.kind is Kind.MONEY else None
        return dict(_of_numbers(column.key, plain, own))
    said = f"{read} IS NOT NULL AND NOT starts_with({read}, '!')"
    useful = f"NOT ({plain}) AND {read} IS DISTINCT FROM '!{GENERIC[kind.kind]}'"
    found: dict[str, str] = {}
    if kind.kind is Kind.DATE:
        useful += f" AND (TRY_CAST({read} AS DATE) IS NOT NULL OR ({said}) IS NOT TRUE)"
        found = dict(_of_dates(folded, said))
    elif kind.kind is Kind.FLAG:
        found = _first("words", f"{said} AND TRY_CAST({folded} AS BOOLEAN) IS NULL")
    else:
        found = _first("words", f"{said} AND {folded} <> upper({read})")
    return {
        "useful": f"bool_or({useful})",
        **_counted("missing", f"{read} IS NULL AND {folded} <> ''"),
        **found,
    }


def _has_nul(written: str) -> str:
    return f"contains({written}, chr(0))"


def _plainly(column: Input, declared: Spelling) -> str:
    """Whether the plain cast reads a text as it is meant; false where there is none."""
    written, kind = quoted(WRITTEN + column.key), column.field.type.kind
    if kind is Kind.DATE:
        inside = f"TRY_CAST({written} AS DATE) BETWEEN DATE '1800-01-01' AND DATE '2999-12-31'"
        epoch = f"contains(lower({written}), 'epoch')"
        return f"{written} IS NULL OR coalesce({inside} AND NOT {epoch}, FALSE)"
    if kind is Kind.FLAG:
        return f"{written} IS NULL OR TRY_CAST({written} AS BOOLEAN) IS NOT NULL"
    if kind in NUMERIC:
        signs = "_." if declared.decimals == "comma" else "_"
        others = "".join(f" AND NOT contains({written}, '{sign}')" for sign in signs)
        return f"{written} IS NULL OR (TRY_CAST({written} AS DOUBLE) IS NOT NULL{others})"
    read = quoted(READ + column.key)
    return f"{written} IS NULL OR coalesce(lower({written}) = lower({read}), FALSE)"


def _of_numbers(key: str, plain: str, currency: str | None) -> Iterator[tuple[str, str]]:
    folded, parts, numeral = (quoted(fact + key) for fact in (FOLDED, PARTS, NUMERAL))
    nothing = f"tanada_nothing({folded})"
    yield "useful", f"bool_or(NOT ({plain}) AND ({nothing} OR {numeral} IS NOT NULL))"
    yield from _counted("missing", f"{folded} <> '' AND {nothing}").items()
    yield "japanese", f"bool_or(tanada_counted({parts}) <> '')"
    yield "currency", f"bool_or(concat({parts}.before, {parts}.after) <> '')"
    if currency is not None:
        beside = f"contains(tanada_currencies({parts}), ',{currency},')"
        yield from _first("currency", beside).items()
    for name in ("comma", "point", "western"):
        yield name, f"bool_or(tanada_{name}_only({numeral}))"
    yield "indian", f"bool_or(tanada_indian({numeral}))"
    three = f"tanada_three_digits({numeral})"
    yield "open", f"count(*) FILTER ({three})"
    grouped = f"(tanada_point_only({numeral}) OR tanada_indian({numeral}))"
    conditions = {
        "comma": f"tanada_comma_only({numeral})",
        "indian": f"tanada_indian({numeral})",
        "grouped": f"{grouped} AND regexp_matches({numeral}, '[, '']')",
        "open": f"{three} AND contains({numeral}, ',')",
        "unit": f"{parts}.unit <> '' OR tanada_counted({parts}) <> ''",
        "percent": f"{parts}.percent <> ''",
        "negative": f"{parts}.opens <> '' OR {parts}.last <> '' "
        f"OR regexp_matches(tanada_signs({parts}), '{_SIGNED}')",
    }
    for name, condition in conditions.items():
        yield from _first(name, condition).items()


def _of_dates(folded: str, said: str) -> Iterator[tuple[str, str]]:
    first, second = f"tanada_first({folded})", f"tanada_second({folded})"
    yield "day", f"bool_or({first} > 12 AND {second} <= 12)"
    yield "month", f"bool_or({second} > 12 AND {first} <= 12)"
    open_ = f"{first} <= 12 AND {second} <= 12 AND {first} <> {second}"
    yield "open", f"count(*) FILTER ({open_})"
    yield from _first("order", open_).items()
    named = f"{said} AND {first} IS NULL AND TRY_CAST({folded} AS DATE) IS NULL"
    yield from _first("named", named).items()


def _counted(name: str, condition: str) -> dict[str, str]:
    return {name: f"count(*) FILTER ({condition})", **_first(name, condition)}


def _first(name: str, condition: str) -> dict[str, str]:
    return {f"{name}_row": f"min(row__) FILTER ({condition})"}
