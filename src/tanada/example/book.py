"""A believable book of accounts of an invented B2B SaaS company.

The company sells a work-management suite by the seat, in five plans and five products.
Every account hangs from a hidden size, health and growth, so that its fields agree with
each other; gaps and staleness are those of a real CRM. The book is sound but slightly
troubled: the top tier is a little crowded, and a few of its accounts renew soon at high
risk.

Rows: a book of N accounts has N sound rows *and* the twelve bad rows of ``BAD_ROWS``
beside them (2,000 accounts: 2,012 rows, 2,013 lines with the header). A reader that
knows the rules for bad rows rejects exactly those twelve.
"""

import csv
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tanada.example.account import Row, Value, draw_account
from tanada.example.bad_rows import BAD_ROWS, BadRow, bad_row_lines
from tanada.example.draw import Draw
from tanada.example.shape import Kind

__all__ = ["BAD_ROWS", "COLUMNS", "BadRow", "Row", "bad_row_lines", "generate_book", "write_book"]

COLUMNS: tuple[str, ...] = (
    "account_id", "name", "owner", "plan", "industry", "region", "country", "language",
    "time_zone", "currency", "arr", "arr_12m_ago", "company_revenue", "support_cost_12m",
    "seats", "seats_used", "addressable_seats", "employees", "products_owned",
    "products_available", "departments_using", "departments_total", "integrations",
    "stakeholders", "advanced_features_used", "advanced_features_available", "tickets_90d",
    "severe_tickets_90d", "business_reviews_attended_12m", "contacts_started_90d",
    "references_given_12m", "referrals_12m", "programmes_joined", "programmes_offered",
    "term_months", "dau", "mau", "health_score", "nps", "expansion_multiple",
    "growth_rate_12m", "outreach_answered_rate", "started_on", "renewal_date", "churned_on",
    "last_contact_on", "csm_sentiment", "csm_sentiment_as_of", "churn_risk", "trial",
    "brand", "reference", "influence", "partner", "relationship", "willing_advocate",
    "custom_configuration", "mission_critical", "executive_sponsor",
)  # fmt: skip
"""The canonical field names, in the order of the file's header."""

_PER_MILLE_JAPANESE = 150
_PER_MILLE_BY_KIND: tuple[tuple[Kind, int], ...] = (
    ("trial", 20),
    ("free", 12),
    ("churned", 15),
    ("arr_unknown", 6),
)
_FIRST_YEAR, _LAST_YEAR = 1980, 2200


def generate_book(seed: int, accounts: int, as_of: date) -> Iterator[Row]:
    """The rows of an invented book: ``accounts`` sound ones and the bad ones among them.

    Each row has every name of ``COLUMNS`` as a key, in that order. Money is in whole
    USD; rates are shares (0.25 is 25 %); ``dau`` is an average; ``health_score`` runs
    from 0 to 100 and ``nps`` from -100 to 100. None is a value that the CRM lacks. Trial
    and free accounts have arr 0; so have churned ones, whose last arr is in
    ``arr_12m_ago`` and whose ``churned_on`` lies before ``as_of``. In a bad row the faulty
    field holds the text of its ``BadRow``.

    The same arguments give the same rows on every platform and Python version. Raises
    ValueError where ``accounts`` is below 1 or the year of ``as_of`` outside 1980–2200.
    """
    if accounts < 1:
        raise ValueError(f"a book has at least 1 account, not {accounts}")
    if not _FIRST_YEAR <= as_of.year <= _LAST_YEAR:
        raise ValueError(f"as_of lies in {_FIRST_YEAR}–{_LAST_YEAR}, not in {as_of.year}")
    return _rows(seed, accounts, as_of)


def write_book(path: Path, *, seed: int, accounts: int, as_of: date) -> int:
    """Write a book as CSV (UTF-8 without BOM, comma, LF) and return its number of rows.

    The header is ``COLUMNS``. Dates are ISO, flags ``true`` or ``false``, None is empty.
    The file appears whole or not at all: a file already at ``path`` is replaced in one
    step. Raises ValueError as ``generate_book`` does, and OSError where the folder
    cannot be written to.
    """
    rows = generate_book(seed, accounts, as_of)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    written = 0
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            for row in rows:
                writer.writerow([_text(row[column]) for column in COLUMNS])
                written += 1
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return written


def _rows(seed: int, accounts: int, as_of: date) -> Iterator[Row]:
    kinds = _kinds(Draw(f"{seed}/kinds"), accounts)
    japanese = _japanese(Draw(f"{seed}/japanese"), accounts)
    sizes = _sizes(Draw(f"{seed}/sizes"), accounts)
    bad_lines = bad_row_lines(accounts)
    legacy: dict[str, Row] = {}
    taken: set[str] = set()
    sound_rows = 0
    for line in range(2, accounts + len(BAD_ROWS) + 2):
        bad = bad_lines.get(line)
        if bad and bad.account_id in legacy:
            # The same account exported twice, the second time without its owner.
            row = legacy[bad.account_id] | {"owner": None}
        elif bad:
            draw = Draw(f"{seed}/legacy/{bad.account_id}")
            size = draw.normal()
            row = draw_account(draw, bad.account_id, "paying", size, False, taken, as_of)
            row[bad.field] = bad.value
            legacy[bad.account_id] = row
        else:
            row = draw_account(
                Draw(f"{seed}/account/{sound_rows}"),
                f"A-{sound_rows + 1:05d}",
                kinds[sound_rows],
                sizes[sound_rows],
                japanese[sound_rows],
                taken,
                as_of,
            )
            sound_rows += 1
        taken.add(str(row["name"]))
        yield {column: row[column] for column in COLUMNS}


def _kinds(draw: Draw, accounts: int) -> list[Kind]:
    kinds: list[Kind] = []
    for kind, per_mille in _PER_MILLE_BY_KIND:
        kinds += [kind] * (accounts * per_mille // 1000)
    kinds += ["paying"] * (accounts - len(kinds))
    draw.shuffle(kinds)
    return kinds


def _japanese(draw: Draw, accounts: int) -> list[bool]:
    count = accounts * _PER_MILLE_JAPANESE // 1000
    japanese = [True] * count + [False] * (accounts - count)
    draw.shuffle(japanese)
    return japanese


def _sizes(draw: Draw, accounts: int) -> list[float]:
    """Normal sizes whose quantiles hardly differ between seeds, and so neither do tiers."""
    oversampling = 9
    sample = sorted(draw.normal() for _ in range(accounts * oversampling))
    sizes = sample[oversampling // 2 :: oversampling]
    draw.shuffle(sizes)
    return sizes


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
