"""Subscriptions: what an account pays, for what, since when and until when."""

from __future__ import annotations

from tanada.accounts.events.kind import (
    DerivedField,
    Fault,
    TableKind,
    amount,
    columns,
    count,
    day,
    fields,
)
from tanada.fields import COUNT, FLAG, TEXT, Field

# Rows of one id and product are versions of one subscription: the next ends the one before.
_SPANS = """
SELECT *,
  coalesce(trial, FALSE) AS on_trial,
  coalesce(arr, mrr * 12) AS amount,
  least(ended_on, CASE WHEN id IS NOT NULL THEN lead(started_on)
    OVER (PARTITION BY account_id, id, product ORDER BY started_on) END) AS until
FROM rows
"""
_STATES = """
SELECT *,
  coalesce(until > $as_of, TRUE) AS open,
  started_on <= $as_of_12m AND coalesce(until > $as_of_12m, TRUE) AS open_then
FROM spans
"""
_RANKED = """
SELECT *,
  open AND NOT on_trial AS paid,
  open_then AND NOT on_trial AS paid_then,
  open AND row_number() OVER (
    PARTITION BY account_id ORDER BY open DESC, on_trial, amount DESC NULLS LAST, started_on,
    id NULLS LAST, plan NULLS LAST, term_months NULLS LAST, renews_on NULLS LAST, product
  ) = 1 AS largest
FROM states
"""
_AMOUNT = ("arr", "mrr")

SUBSCRIPTIONS = TableKind(
    name="subscriptions",
    columns=columns(
        Field("id", TEXT),
        day("started_on"),
        day("ended_on"),
        day("renews_on"),
        Field("term_months", COUNT, least=1, most=1200, unit="months"),
        amount("arr"),
        amount("mrr"),
        Field("currency", TEXT),
        count("seats"),
        Field("plan", TEXT),
        Field("product", TEXT),
        Field("trial", FLAG),
    ),
    required=("started_on",),
    moment="started_on",
    reach=("started_on", "ended_on"),
    faults=(Fault("ended_on", "ends_before_start", "ended_on < started_on"),),
    of_states=True,
    repeats="row(account_id, id, product, started_on)",
    keeps="ended_on NULLS LAST, coalesce(arr, mrr * 12) DESC NULLS LAST",
    steps={"spans": _SPANS, "states": _STATES, "ranked": _RANKED},
    oddities={"events.amount_missing": "count(*) FILTER (paid AND amount IS NULL)"},
    fields=fields(
        DerivedField(
            "arr",
            "CASE WHEN NOT bool_or(paid AND amount IS NULL) "
            "THEN coalesce(sum(amount) FILTER (paid), 0) END",
            needs=(_AMOUNT,),
        ),
        DerivedField(
            "arr_12m_ago",
            "CASE WHEN min(started_on) <= $as_of_12m "
            "AND NOT bool_or(paid_then AND amount IS NULL) "
            "THEN coalesce(sum(amount) FILTER (paid_then), 0) END",
            needs=(_AMOUNT,),
        ),
        DerivedField(
            "growth_rate_12m",
            "ratio(arr - arr_12m_ago, arr_12m_ago)",
            needs=(_AMOUNT,),
            of_fields=True,
        ),
        DerivedField(
            "seats",
            "CASE WHEN bool_or(open) THEN sum(seats) FILTER (open) ELSE 0 END",
            needs=(("seats",),),
        ),
        DerivedField(
            "products_owned",
            "count(DISTINCT product) FILTER (open)",
            needs=(("product",),),
        ),
        DerivedField("plan", "max(plan) FILTER (largest)", needs=(("plan",),)),
        DerivedField("term_months", "max(term_months) FILTER (largest)", needs=(("term_months",),)),
        DerivedField(
            "renewal_date",
            "max(coalesce(renews_on, (started_on + to_months(term_months::INTEGER))::DATE)) "
            "FILTER (largest)",
            needs=(("renews_on", "term_months"),),
        ),
        DerivedField("started_on", "min(started_on)"),
        DerivedField(
            "churned_on",
            "CASE WHEN NOT bool_or(open) THEN max(until) END",
            needs=(("ended_on",),),
        ),
        DerivedField("trial", "bool_and(on_trial) FILTER (open)", needs=(("trial",),)),
    ),
)
