"""Puts the dirt into the tables, and says where it put it."""

from collections.abc import Collection
from datetime import date, timedelta

from tanada.example.dirt import Found, amount, found
from tanada.example.draw import Draw
from tanada.example.history import History, Life
from tanada.example.stories import ordinary_lives
from tanada.example.tables.contacts import ContactRecord
from tanada.example.tables.crm import STALE_AFTER_DAYS
from tanada.example.tables.rows import Record, dotted, iso, slashed

CRM, BILLING = "crm_accounts.csv", "billing_subscriptions.csv"
TICKETS, CONTACTS, PROGRAMMES = "support_tickets.csv", "contacts.jsonl", "programmes.csv"

CURRENCY_WITHOUT_RATE = "CHF"
_UNREADABLE = ("#REF!", "要確認", "1,2OO", "別途見積")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DAYS_OF_A_MISTAKE = 360
_IMPORTED = " (import)"


def soil_crm(rows: list[Record], history: History) -> list[Found]:
    """Duplicates, rows without id, untidy text, parents that cannot be, old views."""
    draw, accounts = Draw(f"{history.seed}/company/dirt/crm"), len(rows)
    plain = {life.customer.account_id for life in ordinary_lives(history)}
    clean = [row for row in rows if row["Account ID"] in plain]
    draw.shuffle(clean)

    def some(code: str) -> list[Record]:
        return [clean.pop() for _ in range(min(amount(code, accounts), len(clean)))]

    untidy, lost, own = some("untidy_text"), some("missing_parent"), some("own_parent")
    doubled, nameless = some("duplicate_account_id"), some("missing_account_id")
    dirt = [
        found("duplicate_account_id", CRM, [row["Account ID"] for row in doubled]),
        found("missing_account_id", CRM, [row["Account Name"] + _IMPORTED for row in nameless]),
        found("untidy_text", CRM, [row["Account ID"] for row in untidy]),
        found("missing_parent", CRM, [row["Account ID"] for row in lost]),
        found("own_parent", CRM, [row["Account ID"] for row in own]),
    ]
    _spoil_crm(rows, dirt, draw)
    stale_before = iso(history.as_of - timedelta(days=STALE_AFTER_DAYS))
    stale = [row for row in rows if "" < row["CSM Sentiment Date"] < stale_before]
    return [*dirt, Found("stale_sentiment", CRM, len(stale))]


def soil_earlier_crm(rows: list[Record], history: History, dirt: Collection[Found]) -> None:
    """The dirt that today's export has, where its accounts were there on an earlier day."""
    draw = Draw(f"{history.seed}/company/dirt/crm/{history.as_of}")
    _spoil_crm(rows, [kind for kind in dirt if kind.file == CRM], draw)


def _spoil_crm(rows: list[Record], dirt: Collection[Found], draw: Draw) -> None:
    """Put dirt where it says, of accounts that are among the rows."""
    by_id = {row["Account ID"]: row for row in rows}
    by_import = {row["Account Name"] + _IMPORTED: row for row in rows}
    where = {kind.code: kind.where for kind in dirt}

    def some(code: str) -> list[tuple[int, Record]]:
        return [
            (place, by_id[account]) for place, account in enumerate(where[code]) if account in by_id
        ]

    for place, row in some("untidy_text"):
        row["Account Name"] += "  "
        row["Industry"] += ("　" if place % 2 else " ") if row["Industry"] else ""
        row["Employees"] = row["Employees"].translate(_FULL_WIDTH)
    for place, row in some("missing_parent"):
        row["Parent Account ID"] = f"A-9{place:05d}"
    for _, row in some("own_parent"):
        row["Parent Account ID"] = row["Account ID"]
    # The same account exported twice, the second time without its owner.
    _mix_in(draw, rows, [row | {"Owner": ""} for _, row in some("duplicate_account_id")])
    imported = [
        by_import[name] | {"Account ID": "", "Account Name": name}
        for name in where["missing_account_id"]
        if name in by_import
    ]
    _mix_in(draw, rows, imported)


def soil_billing(rows: list[Record], history: History) -> list[Found]:
    """Contracts of nobody, that end before they start, without an amount or a rate.

    All but the last stand beside the sound rows and cost nothing when they are rejected; the
    accounts that pay in a currency without a rate lose their value.
    """
    draw, accounts = Draw(f"{history.seed}/company/dirt/billing"), len(history.lives)
    candidates = ordinary_lives(history)
    draw.shuffle(candidates)

    def some(code: str) -> list[Life]:
        wanted = min(amount(code, accounts), len(candidates))
        return [candidates.pop() for _ in range(wanted)]

    foreign = {life.customer.account_id for life in some("currency_without_rate")}
    for row in rows:
        if row["アカウントID"] in foreign:
            row["通貨"] = CURRENCY_WITHOUT_RATE
    for_whom = [(code, some(code)) for code in ("end_before_start", "unreadable_amount")]
    extra: list[Record] = []
    number, result = len(rows), []
    for code, lives in for_whom:
        for place, life in enumerate(lives):
            number += 1
            starts_on = history.as_of - timedelta(days=draw.whole(20, 200))
            ends_on = starts_on + timedelta(days=20)
            if code == "end_before_start":
                ends_on = starts_on - timedelta(days=_DAYS_OF_A_MISTAKE)
            monthly = _UNREADABLE[place % 4] if code == "unreadable_amount" else "1,000"
            extra.append(_line(number, life.customer.account_id, starts_on, ends_on, monthly))
        ids = [row["契約ID"] for row in extra[len(extra) - len(lives) :]]
        result.append(found(code, BILLING, ids))
    strangers = range(amount("unknown_account_billing", accounts))
    unknown = [
        _line(number + place + 1, _stranger(place), history.months[3].first_day, None, "4,200")
        for place in strangers
    ]
    _mix_in(draw, rows, [*extra, *unknown])
    unpaid = [row["契約ID"] for row in rows if row["通貨"] == CURRENCY_WITHOUT_RATE]
    return [
        *result,
        found("unknown_account", BILLING, [row["契約ID"] for row in unknown]),
        found("currency_without_rate", BILLING, unpaid),
    ]


def soil_tickets(rows: list[Record], history: History) -> list[Found]:
    """Tickets of nobody and from before the contract, and days in another style."""
    draw, accounts = Draw(f"{history.seed}/company/dirt/tickets"), len(history.lives)
    others = [row for row in rows if draw.chance(0.5)]
    draw.shuffle(others)
    mixed = others[: amount("mixed_dates", accounts)]
    for row in mixed:
        row["Opened"] = "-".join(reversed(row["Opened"].split(".")))
    lives = ordinary_lives(history)
    draw.shuffle(lives)
    number = len(rows)
    early = [
        _ticket(
            number + place + 1,
            life.customer.account_id,
            life.customer.started_on - timedelta(days=draw.whole(5, 90)),
        )
        for place, life in enumerate(lives[: amount("ticket_before_signup", accounts)])
    ]
    number += len(early)
    unknown = [
        _ticket(number + place + 1, _stranger(place), history.months[20].first_day)
        for place in range(amount("unknown_account_tickets", accounts))
    ]
    _mix_in(draw, rows, [*early, *unknown])
    return [
        found("mixed_dates", TICKETS, [row["Ticket"] for row in mixed]),
        found("ticket_before_signup", TICKETS, [row["Ticket"] for row in early]),
        found("unknown_account", TICKETS, [row["Ticket"] for row in unknown]),
    ]


def soil_contacts(rows: list[ContactRecord], history: History) -> list[Found]:
    """Contacts with nobody we know."""
    wanted = amount("unknown_account_contacts", len(history.lives))
    step = len(rows) // (wanted + 1)
    copies = [rows[step * (place + 1)] for place in range(wanted)]
    unknown: list[ContactRecord] = [
        {**row, "contact_id": f"C-9{place:05d}", "account_id": _stranger(place)}
        for place, row in enumerate(copies)
    ]
    rows += unknown
    return [found("unknown_account", CONTACTS, [str(row["contact_id"]) for row in unknown])]


def soil_programmes(rows: list[Record], history: History) -> list[Found]:
    """Offers to nobody we know."""
    wanted = amount("unknown_account_programmes", len(history.lives))
    rows += [row | {"Account ID": _stranger(place)} for place, row in enumerate(rows[:wanted])]
    strangers = [_stranger(place) for place in range(min(wanted, len(rows)))]
    return [found("unknown_account", PROGRAMMES, strangers)]


def _stranger(place: int) -> str:
    """An account that the CRM has never heard of."""
    return f"A-98{place % 3:03d}1"


def _mix_in(draw: Draw, rows: list[Record], extra: Collection[Record]) -> None:
    """Put further rows anywhere among those that there are."""
    for row in extra:
        rows.insert(draw.whole(0, len(rows)), row)


def _line(number: int, account: str, start: date, end: date | None, monthly: str) -> Record:
    return {
        "契約ID": f"S-{number:06d}",
        "アカウントID": account,
        "製品": "プランニング",
        "プラン": "Starter",
        "開始日": slashed(start),
        "終了日": slashed(end),
        "更新日": "",
        "契約月数": "12",
        "月額": monthly,
        "通貨": "USD",
        "席数": "1",
    }


def _ticket(number: int, account: str, opened_on: date) -> Record:
    return {
        "Ticket": f"T-{number:06d}",
        "Account": account,
        "Opened": dotted(opened_on),
        "Severity": "low",
        "First Response (h)": "12",
        "Reopened": "No",
    }
