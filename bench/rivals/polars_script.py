"""The policy as a Polars script by hand: lazy, streaming from file to file."""

from pathlib import Path

import polars as pl

from bench.contract import (
    AS_OF,
    COUNTS,
    DESIGNATIONS,
    GROWTH_FIELDS,
    POLICY_LABEL,
    REASONS,
    REJECT_COLUMNS,
    SENTIMENTS,
    FullRow,
    check_rejected,
)

NAME = "hand-written Polars"

CENTS = (10**16 * 100) - 1
"""The largest amount that is believed, in cents."""

FACTS = (
    *("account_id", "arr", "mrr", *GROWTH_FIELDS, "csm_sentiment"),
    *(*DESIGNATIONS, "trial", "churned_on"),
)


def in_cents(money: str) -> pl.Expr:
    """A DECIMAL(18,2) as the whole number that it is stored as."""
    return pl.col(money).to_physical().cast(pl.Int64)


def checks(doubled: pl.Series) -> list[tuple[str, str, pl.Expr]]:
    """Field, reason and what is true of a row that must be rejected for it."""
    account_id = pl.col("account_id")
    return [
        ("account_id", "missing", account_id.is_null() | (account_id == "")),
        ("account_id", "duplicate", account_id.is_in(doubled.implode())),
        ("currency", "currency", pl.col("currency") != "USD"),
        ("csm_sentiment", "unlisted", ~pl.col("csm_sentiment").is_in(SENTIMENTS)),
        ("term_months", "below_one", pl.col("term_months") < 1),
        ("mrr", "too_large", pl.col("arr").is_null() & (in_cents("mrr").abs() > CENTS // 12)),
        *((count, "negative", pl.col(count) < 0) for count in COUNTS),
    ]


def doubled_ids(accounts: pl.LazyFrame) -> pl.Series:
    return (
        accounts.select("account_id")
        .filter(pl.col("account_id") != "")
        .group_by("account_id")
        .len()
        .filter(pl.col("len") > 1)
        .collect(engine="streaming")
        .get_column("account_id")
    )


def rejected_rows(accounts: pl.LazyFrame) -> pl.DataFrame:
    broken = checks(doubled_ids(accounts))
    suspects = accounts.filter(pl.any_horizontal(test for _, _, test in broken)).collect(
        engine="streaming"
    )
    return pl.concat(
        suspects.filter(test).select(
            pl.col("row_number"),
            field=pl.lit(field),
            value=pl.col(field).cast(pl.String),
            reason=pl.lit(REASONS[reason]),
        )
        for field, reason, test in broken
    ).sort(REJECT_COLUMNS)


def with_verdict(accounts: pl.LazyFrame) -> pl.LazyFrame:
    """Adds cents (ARR), growth, designation and sentiment (points), priority (score in
    ten-thousandths), clause (1 to 6, the first that holds) and undetermined."""
    cents, growth = pl.col("cents"), pl.col("growth")
    designated, sentiment = pl.col("designated"), pl.col("csm_sentiment")
    reach = pl.col("seats") / pl.coalesce("addressable_seats", "employees")
    addressable = pl.coalesce("addressable_seats", "employees") != 0
    scaled = cents.clip(0, 10_000_000)
    return (
        accounts.with_columns(
            cents=pl.coalesce(in_cents("arr"), in_cents("mrr") * 12),
            designated=pl.any_horizontal(pl.col(*DESIGNATIONS).fill_null(False)),
            growth=pl.when(
                ((reach < 0.30) & addressable)
                | ((pl.col("products_owned") == 1) & (pl.col("products_available") > 1))
                | (pl.col("expansion_multiple") >= 3)
            )
            .then(100)
            .when(pl.col("expansion_multiple") >= 1.5)
            .then(50)
            .when(pl.any_horizontal(pl.col(*GROWTH_FIELDS).is_not_null()))
            .then(0)
            .cast(pl.Int32),
            sentiment=pl.when(sentiment == "green")
            .then(100)
            .when(sentiment == "yellow")
            .then(50)
            .when(sentiment == "red")
            .then(0)
            .cast(pl.Int32),
        )
        .with_columns(designation=pl.when("designated").then(100).otherwise(0).cast(pl.Int32))
        .with_columns(
            # Summed in 75ths, because both slopes of ARR's points divide 75 evenly.
            priority=(
                75
                * (
                    3000 * growth.fill_null(50)
                    + 2000 * pl.col("designation")
                    + 1000 * pl.col("sentiment").fill_null(50)
                )
                + pl.when(scaled <= 2_500_000)
                .then(6 * scaled)
                .when(scaled > 2_500_000)
                .then(75 * 200_000 + 2 * (scaled - 2_500_000))
                .otherwise(75 * 200_000)
                + 37
            )
            // 75,
            clause=pl.when(cents > 10_000_000)
            .then(1)
            .when((cents > 5_000_000) & designated)
            .then(2)
            .when((cents > 7_500_000) & (growth == 100))
            .then(3)
            .when(cents >= 2_500_000)
            .then(4)
            .when((cents >= 500_000) & ~pl.col("trial").fill_null(False))
            .then(5)
            .otherwise(6)
            .cast(pl.Int8),
            undetermined=cents.is_null()
            | (growth.is_null() & ~designated & (cents > 7_500_000) & (cents <= 10_000_000)),
        )
    )


def tier() -> pl.Expr:
    clause = pl.col("clause")
    return (
        pl.when(clause <= 3)
        .then(pl.lit("tier_1"))
        .when(clause == 4)
        .then(pl.lit("tier_2"))
        .when(clause == 5)
        .then(pl.lit("tier_3"))
        .otherwise(pl.lit("tier_4"))
    )


def by_clause(*values: str) -> pl.Expr:
    """The value that belongs to the clause that held."""
    clause = pl.col("clause")
    chosen = pl.when(clause == 1).then(pl.lit(values[0]))
    for number, value in enumerate(values[1:5], start=2):
        chosen = chosen.when(clause == number).then(pl.lit(value))
    return chosen.otherwise(pl.lit(values[5]))


def points(ten_thousandths: pl.Expr) -> pl.Expr:
    return (ten_thousandths.cast(pl.Decimal(12, 0)) * pl.lit("0.0001").cast(pl.Decimal(5, 4))).cast(
        pl.Decimal(7, 4)
    )


def decisions(accounts: pl.LazyFrame) -> pl.LazyFrame:
    """The full row of each account."""
    ended, undetermined = pl.col("ended"), pl.col("undetermined")
    scaled = pl.col("cents").clip(0, 10_000_000)
    arr = (
        (pl.col("cents") // 100).cast(pl.String)
        + "."
        + ((pl.col("cents") % 100).cast(pl.String).str.zfill(2))
    )
    fields = ",".join(GROWTH_FIELDS)
    blank_date = pl.lit(None, dtype=pl.Date)
    return (
        with_verdict(accounts)
        .with_columns(ended=(pl.col("churned_on") <= AS_OF).fill_null(False))
        .with_columns(floor_tier=pl.when(~ended).then(tier()))
        .select(
            "account_id",
            tier="floor_tier",
            earned_tier="floor_tier",
            qualified_tier=pl.when(~undetermined).then("floor_tier"),
            floor_tier="floor_tier",
            status=pl.when(ended)
            .then(pl.lit("ended"))
            .when(undetermined)
            .then(pl.lit("undetermined"))
            .otherwise(pl.lit("new")),
            reason=pl.when(~ended).then(
                by_clause(
                    *("tier_1.large", "tier_1.strategic", "tier_1.growing"),
                    *("tier_2.core", "tier_3.scale", "tier_4.otherwise"),
                )
            ),
            reason_values=pl.when(~ended).then(
                pl.when(pl.col("clause") == 6)
                .then(pl.lit("{}"))
                .otherwise(
                    pl.lit('{"arr": ')
                    + arr
                    + by_clause(
                        *("}", ', "strategic": true}', ', "growth_potential": "high"}'),
                        *("}", ', "trial": false}', ""),
                    )
                )
            ),
            missing=pl.when(~ended & undetermined).then(
                pl.when(pl.col("growth").is_not_null())
                .then(pl.lit("arr"))
                .when(pl.col("cents").is_null())
                .then(pl.lit(f"arr,{fields}"))
                .otherwise(pl.lit(fields))
            ),
            priority=points(pl.col("priority")),
            priority_band=pl.when(pl.col("priority") >= 700_000)
            .then(pl.lit("high"))
            .when(pl.col("priority") >= 400_000)
            .then(pl.lit("medium"))
            .otherwise(pl.lit("low")),
            priority__current_arr=points(
                pl.when(scaled <= 2_500_000)
                .then((2 * scaled + 5) // 10)
                .otherwise(500_000 + (2 * (scaled - 2_500_000) + 15) // 30)
            ),
            priority__growth=pl.col("growth").cast(pl.Decimal(7, 4)),
            priority__designation=pl.col("designation").cast(pl.Decimal(7, 4)),
            priority__sentiment=pl.col("sentiment").cast(pl.Decimal(7, 4)),
            since=pl.when(~ended).then(pl.lit(AS_OF)),
            grace_from=blank_date,
            grace_until=blank_date,
            pinned_until=blank_date,
            overlays=pl.lit(None, dtype=pl.String),
            policy=pl.lit(POLICY_LABEL),
            as_of=pl.lit(AS_OF),
        )
    )


def full_row(job: FullRow) -> None:
    accounts = pl.scan_parquet(job.accounts).with_row_index("row_number", offset=1)
    rejected = rejected_rows(accounts)
    bad = rejected.get_column("row_number").unique()
    rows = pl.scan_parquet(job.accounts).select(pl.len()).collect().item()
    check_rejected(len(bad), rows)
    rejected.write_csv(job.rejects)
    accepted = accounts.select("row_number", *FACTS).filter(
        ~pl.col("row_number").is_in(bad.implode())
    )
    decisions(accepted).sink_parquet(
        job.decisions, compression="snappy", maintain_order=False, engine="streaming"
    )


def load(accounts: Path, limit: int | None) -> pl.DataFrame:
    return pl.read_parquet(accounts)


def tier_and_score(accounts: pl.DataFrame) -> pl.DataFrame:
    return (
        with_verdict(accounts.lazy())
        .select("account_id", tier=tier(), priority=points(pl.col("priority")))
        .collect()
    )


def save(decided: pl.DataFrame, path: Path) -> None:
    decided.write_parquet(path)
