"""The example book is the same everywhere, hangs together, and is bad only where it says."""

import csv
import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import mean

import pytest

from tanada.example.bad_rows import BAD_ROWS, bad_row_lines
from tanada.example.book import COLUMNS, generate_book, write_book

AS_OF = date(2026, 6, 30)
ACCOUNTS = 2000
Record = dict[str, str]

MONEY_AND_WHOLE = (
    "arr", "arr_12m_ago", "company_revenue", "support_cost_12m", "seats", "seats_used",
    "addressable_seats", "employees", "products_owned", "products_available",
    "departments_using", "departments_total", "integrations", "stakeholders",
    "advanced_features_used", "advanced_features_available", "tickets_90d",
    "severe_tickets_90d", "business_reviews_attended_12m", "contacts_started_90d",
    "references_given_12m", "referrals_12m", "programmes_joined", "programmes_offered",
    "term_months",
)  # fmt: skip
NUMBERS = (
    "dau", "mau", "health_score", "nps", "expansion_multiple", "growth_rate_12m",
    "outreach_answered_rate",
)  # fmt: skip
DATES = ("started_on", "renewal_date", "churned_on", "last_contact_on", "csm_sentiment_as_of")
DESIGNATIONS = ("brand", "reference", "influence", "partner", "relationship")
FLAGS = (
    "trial", *DESIGNATIONS, "willing_advocate", "custom_configuration", "mission_critical",
    "executive_sponsor",
)  # fmt: skip
TEXTS = (
    "account_id", "name", "owner", "plan", "industry", "region", "country", "language",
    "time_zone", "currency", "csm_sentiment", "churn_risk",
)  # fmt: skip


def written(folder: Path, seed: int, accounts: int = ACCOUNTS) -> list[Record]:
    path = folder / f"{seed}.csv"
    write_book(path, seed=seed, accounts=accounts, as_of=AS_OF)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sound_of(records: list[Record]) -> list[Record]:
    return [r for r in records if r["account_id"].startswith("A-")]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[Record]:
    return written(tmp_path_factory.mktemp("book"), seed=1)


@pytest.fixture(scope="module")
def sound(records: list[Record]) -> list[Record]:
    return sound_of(records)


@pytest.fixture(scope="module")
def live(sound: list[Record]) -> list[Record]:
    return [r for r in sound if not r["churned_on"]]


def day(text: str) -> date:
    return date.fromisoformat(text)


def known(records: list[Record], field: str) -> list[Record]:
    return [r for r in records if r[field]]


def mean_of(records: list[Record], field: str) -> float:
    return mean(float(r[field]) for r in known(records, field))


def faults(record: Record) -> list[tuple[str, str]]:
    """Plain rules for one row: (field, what is wrong), without any code under test."""
    found: list[tuple[str, str]] = []
    if not record["account_id"]:
        found.append(("account_id", "no_id"))
    for field in (*MONEY_AND_WHOLE, *NUMBERS):
        if not record[field]:
            continue
        try:
            number = float(record[field])
        except ValueError:
            found.append((field, "unreadable_number"))
            continue
        if field in MONEY_AND_WHOLE and not number.is_integer():
            found.append((field, "unreadable_number"))
        if field not in ("nps", "growth_rate_12m") and number < 0:
            found.append((field, "negative"))
        if field == "term_months" and number < 1:
            found.append((field, "term_below_one_month"))
    for field in DATES:
        try:
            day(record[field] or "2026-01-01")
        except ValueError:
            found.append((field, "unreadable_date"))
    for field in FLAGS:
        if record[field] not in ("true", "false"):
            found.append((field, "unreadable_flag"))
    if record["csm_sentiment"] not in ("", "red", "yellow", "green"):
        found.append(("csm_sentiment", "unknown_level"))
    if record["churn_risk"] not in ("", "low", "medium", "high"):
        found.append(("churn_risk", "unknown_level"))
    if record["currency"] != "USD":
        found.append(("currency", "unknown_currency"))
    return found


def tier_of(record: Record) -> int:
    arr = int(record["arr"])
    strategic = any(record[flag] == "true" for flag in DESIGNATIONS)
    could_use = record["addressable_seats"] or record["employees"]
    roomy = (
        (could_use != "" and int(record["seats"]) / int(could_use) < 0.30)
        or (int(record["products_owned"]) == 1 and int(record["products_available"]) > 1)
        or float(record["expansion_multiple"] or 0) >= 3
    )
    if arr > 100_000 or (arr > 50_000 and strategic) or (arr > 75_000 and roomy):
        return 1
    if arr >= 25_000:
        return 2
    return 3 if arr >= 5_000 and record["trial"] == "false" else 4


class TestSameEverywhere:
    def test_the_same_seed_gives_the_same_bytes(self, tmp_path: Path) -> None:
        for name in ("one.csv", "two.csv"):
            write_book(tmp_path / name, seed=5, accounts=300, as_of=AS_OF)
        assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()

    def test_the_bytes_are_those_of_every_platform_and_python(self, tmp_path: Path) -> None:
        # Changes only when the book is meant to change.
        write_book(tmp_path / "book.csv", seed=1, accounts=2000, as_of=AS_OF)
        digest = hashlib.sha256((tmp_path / "book.csv").read_bytes()).hexdigest()
        assert digest == "83e6a90b6b1c9ce029197081bf07484e3a7ab0d2dfed5c0063bd49db2a9428eb"

    @pytest.mark.parametrize("other", [6, -5])
    def test_another_seed_gives_another_book(self, other: int) -> None:
        assert list(generate_book(5, 50, AS_OF)) != list(generate_book(other, 50, AS_OF))

    def test_another_date_moves_the_dates(self) -> None:
        ids_and_starts = [
            {r["account_id"]: r["started_on"] for r in generate_book(5, 50, as_of)}
            for as_of in (AS_OF, AS_OF + timedelta(days=10))
        ]
        first, later = (starts["A-00001"] for starts in ids_and_starts)
        assert isinstance(first, date)
        assert later == first + timedelta(days=10)


class TestFile:
    def test_header_is_the_canonical_fields(self, tmp_path: Path) -> None:
        path = tmp_path / "book.csv"
        write_book(path, seed=1, accounts=10, as_of=AS_OF)
        header = path.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
        assert header == list(COLUMNS)
        assert set(header) == {*MONEY_AND_WHOLE, *NUMBERS, *DATES, *FLAGS, *TEXTS}
        assert len(header) == len(set(header)) == 59

    def test_rows_are_the_accounts_and_the_bad_rows(self, tmp_path: Path) -> None:
        path = tmp_path / "book.csv"
        assert write_book(path, seed=1, accounts=2000, as_of=AS_OF) == 2012
        assert len(path.read_text(encoding="utf-8").splitlines()) == 2013

    def test_a_file_already_there_is_replaced_and_nothing_else_is_left(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "book.csv").write_text("old")
        write_book(tmp_path / "book.csv", seed=1, accounts=5, as_of=AS_OF)
        assert [p.name for p in tmp_path.iterdir()] == ["book.csv"]
        assert (tmp_path / "book.csv").read_text(encoding="utf-8").startswith("account_id,")

    def test_a_failure_keeps_the_old_file_and_leaves_no_other(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(*_: object) -> None:
            raise OSError("disk full")

        (tmp_path / "book.csv").write_text("old")
        monkeypatch.setattr("tanada.example.book.Path.replace", fails)
        with pytest.raises(OSError, match="disk full"):
            write_book(tmp_path / "book.csv", seed=1, accounts=5, as_of=AS_OF)
        assert [p.name for p in tmp_path.iterdir()] == ["book.csv"]
        assert (tmp_path / "book.csv").read_text() == "old"

    @pytest.mark.parametrize("accounts", [1, 5, 13])
    def test_a_tiny_book_has_its_accounts_and_all_bad_rows(self, accounts: int) -> None:
        rows = list(generate_book(1, accounts, AS_OF))
        assert len(rows) == accounts + 12
        assert len({r["account_id"] for r in rows}) == accounts + 11

    @pytest.mark.parametrize(("accounts", "year"), [(0, 2026), (10, 1900), (10, 9999)])
    def test_an_impossible_book_is_refused_at_once(self, accounts: int, year: int) -> None:
        with pytest.raises(ValueError, match=r"account|as_of"):
            generate_book(1, accounts, date(year, 1, 1))


class TestBadRows:
    def test_exactly_the_documented_rows_are_bad(self, records: list[Record]) -> None:
        times = Counter(r["account_id"] for r in records)
        found = []
        for line, record in enumerate(records, start=2):
            wrong = faults(record)
            if times[record["account_id"]] > 1:
                wrong.append(("account_id", "duplicate_id"))
            found += [(line, record["account_id"], f, record[f], fault) for f, fault in wrong]
        assert found == [
            (155, "LEGACY-01", "account_id", "LEGACY-01", "duplicate_id"),
            (310, "", "account_id", "", "no_id"),
            (465, "LEGACY-03", "seats", "n/a", "unreadable_number"),
            (620, "LEGACY-04", "seats", "-12", "negative"),
            (775, "LEGACY-05", "renewal_date", "2026-02-31", "unreadable_date"),
            (930, "LEGACY-06", "term_months", "0", "term_below_one_month"),
            (1084, "LEGACY-07", "csm_sentiment", "orange", "unknown_level"),
            (1239, "LEGACY-08", "arr", "#REF!", "unreadable_number"),
            (1394, "LEGACY-09", "started_on", "0000-00-00", "unreadable_date"),
            (1549, "LEGACY-10", "currency", "UDS", "unknown_currency"),
            (1704, "LEGACY-11", "employees", "about 250", "unreadable_number"),
            (1859, "LEGACY-01", "account_id", "LEGACY-01", "duplicate_id"),
        ]
        documented = bad_row_lines(ACCOUNTS)
        assert [
            (line, b.account_id, b.field, b.value, b.fault) for line, b in documented.items()
        ] == found
        assert tuple(documented.values()) == BAD_ROWS

    def test_the_duplicate_is_one_account_exported_twice(self, records: list[Record]) -> None:
        one, two = (r for r in records if r["account_id"] == "LEGACY-01")
        assert one["owner"]
        assert two == one | {"owner": ""}


class TestShares:
    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_tiers_are_believable_and_slightly_troubled(self, tmp_path: Path, seed: int) -> None:
        book = sound_of(written(tmp_path, seed))
        decided = [r for r in book if r["arr"] and not r["churned_on"]]
        tiers = [tier_of(r) for r in decided]
        share = {t: tiers.count(t) / len(tiers) for t in (1, 2, 3, 4)}
        assert 0.19 <= share[1] <= 0.24
        assert 0.30 <= share[2] <= 0.35
        assert 0.32 <= share[3] <= 0.38
        assert 0.08 <= share[4] <= 0.12
        top = sum(int(r["arr"]) for r, t in zip(decided, tiers, strict=True) if t == 1)
        assert 0.60 <= top / sum(int(r["arr"]) for r in decided) <= 0.70

    def test_each_reason_for_the_top_tier_occurs(self, live: list[Record]) -> None:
        top = [r for r in live if r["arr"] and tier_of(r) == 1]
        assert sum(int(r["arr"]) > 100_000 for r in top) >= 200
        assert sum(int(r["arr"]) <= 75_000 for r in top) >= 15  # strategic only
        assert sum(75_000 < int(r["arr"]) <= 100_000 for r in top) >= 20

    def test_some_top_accounts_renew_soon_at_high_risk(self, live: list[Record]) -> None:
        soon = [
            r
            for r in live
            if r["churn_risk"] == "high"
            and int(r["arr"] or 0) > 100_000
            and r["renewal_date"]
            and 0 <= (day(r["renewal_date"]) - AS_OF).days <= 90
        ]
        assert 4 <= len(soon) <= 25

    def test_one_account_in_seven_is_japanese(self, sound: list[Record]) -> None:
        japanese = [r for r in sound if r["country"] == "JP"]
        assert len(japanese) == 300
        assert {(r["language"], r["time_zone"]) for r in japanese} == {("ja", "Asia/Tokyo")}
        assert {r["region"] for r in japanese} == {"Japan", "APAC"}
        assert all("株式会社" in r["name"] for r in japanese)
        assert not any("株式会社" in r["name"] for r in sound if r["country"] != "JP")

    def test_regions_owners_and_names(self, sound: list[Record]) -> None:
        assert {r["region"] for r in sound} == {"Americas", "EMEA", "APAC", "Japan"}
        assert len({r["owner"] for r in known(sound, "owner")}) == 8
        assert len({r["name"] for r in sound}) == ACCOUNTS


class TestGaps:
    @pytest.mark.parametrize(
        ("field", "low", "high"),
        [
            ("addressable_seats", 0.17, 0.23),
            ("employees", 0.04, 0.08),
            ("csm_sentiment", 0.045, 0.075),
            ("arr", 0.004, 0.008),
            ("owner", 0.02, 0.045),
            ("health_score", 0.02, 0.06),
        ],
    )
    def test_fields_are_missing_as_often_as_in_a_real_crm(
        self, sound: list[Record], field: str, low: float, high: float
    ) -> None:
        assert low <= sum(not r[field] for r in sound) / len(sound) <= high

    def test_some_sentiments_are_stale(self, sound: list[Record]) -> None:
        assert all(bool(r["csm_sentiment"]) == bool(r["csm_sentiment_as_of"]) for r in sound)
        ages = [(AS_OF - day(r["csm_sentiment_as_of"])).days for r in known(sound, "csm_sentiment")]
        assert min(ages) >= 0
        assert 0.12 <= sum(age > 60 for age in ages) / len(ages) <= 0.22

    def test_a_few_have_left(self, sound: list[Record]) -> None:
        left = known(sound, "churned_on")
        assert len(left) == 30
        assert all(day(r["started_on"]) < day(r["churned_on"]) <= AS_OF for r in left)
        assert all(r["arr"] == "0" and int(r["arr_12m_ago"]) > 0 for r in left)


class TestRelations:
    def test_trial_and_free_accounts_pay_nothing(self, live: list[Record]) -> None:
        unpaid = [r for r in live if r["trial"] == "true" or r["plan"] == "Free"]
        assert len(unpaid) == 64
        assert all(r["arr"] == "0" for r in unpaid)
        assert all(int(r["arr"]) > 0 for r in known(live, "arr") if r not in unpaid)

    def test_arr_is_seats_at_the_price_of_the_plan_less_a_discount(
        self, live: list[Record]
    ) -> None:
        price = {"Starter": 216, "Team": 384, "Business": 588, "Enterprise": 828}
        for r in known(live, "arr"):
            if r["arr"] != "0":
                paid = int(r["arr"]) / (int(r["seats"]) * price[r["plan"]])
                assert 0.71 <= paid <= 1.0

    def test_use_stays_within_what_there_is(self, sound: list[Record]) -> None:
        for r in known(sound, "mau"):
            assert float(r["dau"]) <= float(r["mau"]) <= float(r["seats_used"])
        for part, whole in (
            ("products_owned", "products_available"),
            ("departments_using", "departments_total"),
            ("advanced_features_used", "advanced_features_available"),
            ("severe_tickets_90d", "tickets_90d"),
            ("programmes_joined", "programmes_offered"),
        ):
            assert all(int(r[part]) <= int(r[whole]) for r in sound)

    def test_a_few_use_more_seats_than_they_bought(self, sound: list[Record]) -> None:
        over = [r for r in sound if int(r["seats_used"]) > int(r["seats"])]
        assert 20 <= len(over) <= 100
        assert all(int(r["seats_used"]) <= 1.12 * int(r["seats"]) + 1 for r in over)

    def test_nearly_all_have_an_employee_for_each_seat(self, sound: list[Record]) -> None:
        crowded = [r for r in known(sound, "employees") if int(r["seats"]) > int(r["employees"])]
        assert 1 <= len(crowded) <= 40

    def test_bigger_companies_have_more_of_everything(self, live: list[Record]) -> None:
        by_size = sorted(known(live, "employees"), key=lambda r: int(r["employees"]))
        small, big = by_size[:450], by_size[-450:]
        for field in ("seats", "products_owned", "integrations", "stakeholders", "tickets_90d"):
            assert mean_of(big, field) > 1.5 * mean_of(small, field)

    @pytest.mark.parametrize(
        "measure",
        [
            lambda r: int(r["seats_used"]) / int(r["seats"]),
            lambda r: float(r["outreach_answered_rate"] or 0.4),
            lambda r: float(r["health_score"] or 60),
            lambda r: float(r["nps"] or 20),
            lambda r: float(r["growth_rate_12m"] or 0),
        ],
        ids=["seat_use", "outreach_answered_rate", "health_score", "nps", "growth_rate_12m"],
    )
    def test_happier_accounts_do_better(
        self, live: list[Record], measure: Callable[[Record], float]
    ) -> None:
        red, yellow, green = (
            mean(measure(r) for r in live if r["csm_sentiment"] == level)
            for level in ("red", "yellow", "green")
        )
        assert red < yellow < green

    def test_churn_risk_goes_with_sentiment(self, live: list[Record]) -> None:
        def at_high_risk(level: str) -> float:
            those = [r for r in known(live, "churn_risk") if r["csm_sentiment"] == level]
            return sum(r["churn_risk"] == "high" for r in those) / len(those)

        assert at_high_risk("red") > 0.45
        assert at_high_risk("green") < 0.02

    def test_growth_rate_is_that_of_arr(self, live: list[Record]) -> None:
        for r in known(live, "growth_rate_12m"):
            grown = int(r["arr"]) / int(r["arr_12m_ago"]) - 1
            assert float(r["growth_rate_12m"]) == pytest.approx(grown, abs=0.00006)
            assert (AS_OF - day(r["started_on"])).days >= 365

    def test_dates_are_in_order(self, live: list[Record]) -> None:
        assert all(day(r["started_on"]) < AS_OF for r in live)
        for r in known(live, "last_contact_on"):
            assert day(r["started_on"]) <= day(r["last_contact_on"]) <= AS_OF
        past = [r for r in known(live, "renewal_date") if day(r["renewal_date"]) < AS_OF]
        assert 10 <= len(past) <= 100  # dates that nobody rolled forward
