"""Use of the product: who uses it, how often, and which of its advanced features."""

from __future__ import annotations

from tanada.accounts.events.kind import (
    DerivedField,
    Setting,
    TableKind,
    columns,
    count,
    day,
    fields,
)
from tanada.fields import TEXT, Field

# One group per user with the days as the bits of a number, and one per account with the
# advanced features as bits, 62 to a number: both are exact and far smaller than distinct rows.
# A condition on the moment lets a Parquet file skip what lies outside; one on its day does not.
_USERS = """
SELECT account_id, bit_or(1::INTEGER << ($through - day)::INTEGER) AS days
FROM rows WHERE moment >= $days_30 + 1 AND "user" IS NOT NULL
GROUP BY account_id, "user"
"""
_LISTED = """
SELECT word, ((place - 1) // 62)::INTEGER AS part, 1::BIGINT << ((place - 1) % 62) AS bit
FROM (SELECT unnest($advanced::TEXT[]) AS word,
  unnest(range(1, len($advanced::TEXT[]) + 1)) AS place)
"""
_ACCOUNTS = """
SELECT account_id,
  bit_or(bit) FILTER (day > $days_90) AS features,
  sum(active_users) FILTER (day > $days_30) AS active_users
FROM rows LEFT JOIN listed ON word = lower(trim(feature))
GROUP BY account_id, coalesce(part, 0)
"""
_EITHER = """
SELECT account_id, days, NULL::BIGINT AS features, NULL::HUGEINT AS active_users FROM users
UNION ALL
SELECT account_id, NULL, features, active_users FROM accounts_used
"""
# Growth compares use with that of 90 days before. Each step reads its own window alone.
_USERS_THEN = """
SELECT account_id, TRUE AS user_then
FROM rows WHERE moment >= $days_30_90 + 1 AND moment < $days_90 + 1 AND "user" IS NOT NULL
GROUP BY account_id, "user"
"""
_FEATURES_THEN = """
SELECT account_id, bit_or(bit) AS features_then
FROM rows JOIN listed ON word = lower(trim(feature))
WHERE moment >= $days_90_90 + 1 AND moment < $days_90 + 1
GROUP BY account_id, part
"""
_NOW_AND_THEN = """
FROM either UNION ALL BY NAME FROM users_then UNION ALL BY NAME FROM features_used_then
"""

USAGE = TableKind(
    name="usage",
    columns=columns(
        Field("id", TEXT),
        day("on"),
        Field("user", TEXT),
        Field("feature", TEXT),
        count("active_users"),
    ),
    required=("on",),
    moment='"on"',
    reach=("on",),
    settings={"advanced": Setting("advanced", "feature")},
    steps={"users": _USERS, "listed": _LISTED, "accounts_used": _ACCOUNTS, "either": _EITHER},
    fields=fields(
        DerivedField(
            "dau",
            "ratio(coalesce(sum(bit_count(days)), sum(active_users), 0), 30)",
            needs=(("user", "active_users"),),
            window="days_30",
            absent="0",
        ),
        DerivedField("mau", "count(days)", needs=(("user",),), window="days_30", absent="0"),
        DerivedField(
            "advanced_features_used",
            "coalesce(sum(bit_count(features)), 0)",
            needs=(("feature",),),
            settings=("advanced",),
            window="days_90",
            absent="0",
        ),
        DerivedField(
            "advanced_features_available",
            "len($advanced::TEXT[])",
            settings=("advanced",),
            absent="len($advanced::TEXT[])",
        ),
    ),
    further=fields(
        DerivedField(
            "mau_90d_ago",
            "CASE WHEN $days_30_90_covered THEN count(user_then) END",
            needs=(("user",),),
            window="days_30_90",
            absent="CASE WHEN $days_30_90_covered THEN 0 END",
        ),
        DerivedField(
            "advanced_features_used_90d_ago",
            "CASE WHEN $days_90_90_covered THEN coalesce(sum(bit_count(features_then)), 0) END",
            needs=(("feature",),),
            settings=("advanced",),
            window="days_90_90",
            absent="CASE WHEN $days_90_90_covered THEN 0 END",
        ),
    ),
    further_steps={
        "users_then": _USERS_THEN,
        "features_used_then": _FEATURES_THEN,
        "now_and_then": _NOW_AND_THEN,
    },
)
