"""Nothing but a rule gets through: hostile texts are refused, and at once.

Each is held against names that it could use, so that it is its form that is refused.
"""

from __future__ import annotations

import time

import pytest

from tanada.fields import DATE, FLAG, TEXT, WHOLE, money
from tanada.rules import ParsedRule, RuleProblem, parse_rule, type_rule

KNOWN = {
    "arr": money(2),
    "x": WHOLE,
    "y": WHOLE,
    "plan": TEXT,
    "trial": FLAG,
    "started_on": DATE,
    "accounts": WHOLE,
}
LONGEST = 1.0
"""Seconds that refusing one rule may take on the slowest machine; it takes milliseconds."""

HOSTILE = {
    "files": [
        "read_csv('/etc/passwd')",
        "read_csv('/etc/passwd') is null",
        "arr > (from read_csv('/etc/passwd'))",
        "read_text('/etc/passwd') = 'x'",
        "'/etc/passwd' in (read_blob('x'))",
        "pg_read_file('/etc/passwd') is not null",
        "glob('*') is null",
        "getenv('HOME') = 'x'",
        "copy accounts to 'x'",
        "install httpfs",
        "attach 'x'",
    ],
    "queries": [
        "select 1",
        "(select 1)",
        "arr > (select 1)",
        "arr > (select max(arr) from accounts)",
        "exists (select 1)",
        "exists(select * from accounts)",
        "arr in (select arr from accounts)",
        "arr = any(select 1)",
        "arr > all (select 1)",
        "with t as (select 1) select true",
        "true union select 1",
        "values (1)",
        "from accounts",
        "table accounts",
        "unnest(arr) > 1",
        "accounts.arr > 1",
        "main.accounts.arr > 1",
        "accounts.* is null",
        "* is null",
        "count(*) > 1",
        "coalesce(*, 1) > 1",
        "abs(*) > 1",
        "columns(*) is null",
        "lateral x",
    ],
    "statements": [
        ";",
        "trial;",
        "trial; drop table accounts",
        "trial); drop table accounts; --",
        "drop table accounts",
        "pragma version",
        "set x = 1",
        "call x",
        "explain trial",
        "trial limit 1",
        "trial order by arr",
        "trial group by arr",
        "trial where trial",
        "trial having trial",
    ],
    "comments": [
        "-- x",
        "trial -- x",
        "trial --",
        "trial /* x */",
        "/* x */ trial",
        "trial /* x",
        "trial /*! and x */",
        "/*+ hint */ trial",
        "trial # x",
        "trial // x",
        "arr--1 > 0",
        "{# x #} trial",
    ],
    "casts and types": [
        "arr::text = '5'",
        "arr :: int > 5",
        "cast(arr as text) = '5'",
        "try_cast(plan as int) > 5",
        "convert(arr, text) = '5'",
        "date '2026-01-01' < started_on",
        "timestamp '2026-01-01' < started_on",
        "interval '1' day > x",
        "interval 1 month > x",
        "arr is json",
        "struct(x) is null",
        "x'1F' = plan",
        "e'\\n' = plan",
        "n'x' = plan",
        "u&'\\0041' = plan",
        "$$x$$ = plan",
        "$1 = x",
        "? = x",
        ":x = x",
        "@x = x",
        "%s = x",
        "%(x)s = x",
    ],
    "brackets": [
        "arr[0] > 1",
        "[arr] is null",
        "array[1] is null",
        "{'x': 1} is null",
        "{x} > 1",
        "{{ arr }} > 1",
        "{{ 7 * 7 }} > 1",
        "{% if trial %} trial",
        "${arr} > 1",
        "[x for x in y] is null",
        "plan[1:2] = 'x'",
    ],
    "lambdas, aliases and windows": [
        "x -> x",
        "coalesce(x -> x, 1) > 1",
        "list_filter(x, y -> y > 1) is null",
        "lambda x: x",
        "trial as t",
        "arr as x > 1",
        "(arr > 1) as t",
        "x := 5",
        "coalesce(x := 5, 1) > 1",
        "sum(arr) over () > 1",
        "percentile(arr) over () > 0.5",
        "percentile(arr) over (partition by plan) > 0.5",
        "percentile(arr) filter (where trial) > 0.5",
        "percentile(distinct arr) > 0.5",
        "percentile(arr order by arr) > 0.5",
        "percentile(arr) within group (order by arr) > 0.5",
        "first(arr ignore nulls) > 0.5",
    ],
    "operators": [
        "arr % 2 = 1",
        "arr ** 2 > 5",
        "arr ^ 2 > 5",
        "arr // 2 > 5",
        "arr div 2 > 5",
        "arr & 1 = 1",
        "arr | 1 = 1",
        "arr << 1 > 1",
        "arr >> 1 > 1",
        "~arr > 1",
        "plan || 'x' = 'y'",
        "plan like 'x%'",
        "plan ilike 'x%'",
        "plan similar to 'x'",
        "plan glob 'x'",
        "plan ~ 'x'",
        "plan @> 'x'",
        "plan collate nocase = 'x'",
        "trial && trial",
        "trial || trial",
        "trial xor trial",
        "arr <=> 5",
        "arr is distinct from 5",
        "arr isnull",
        "arr notnull",
        "arr at time zone 'x' > 1",
        "case when trial then true end",
        "case arr when 1 then true else false end",
        "if(trial, true, false)",
        "iff(trial, true, false)",
        "arr between 1 and 2 and 3",
        "1 < arr < 5",
        "(1, 2) = (1, 2)",
        "arr in ((1, 2))",
        "arr in x",
        "arr in ()",
        "not",
        "()",
        "trial ()",
        "(trial",
        "trial)",
        ")(",
    ],
    "quotes": [
        '"arr" > 5',
        "`arr` > 5",
        "plan = 'x",
        "plan = 'x''",
        "plan = ''x''",
        "plan = 'x' 'y'",
        "plan = ' or '1' = '1",
        "'",
        "''''''",
        '"',
    ],
    "unicode": [
        "ａｒｒ > 5",
        "arr ＞ 5",
        "arr > ５",
        "arr > ٥",
        "arr > ⅳ",
        "arr\u200b > 5",
        "\ufeffarr > 5",
        "arr > 5\u202e",
        "аrr > 5",  # a Cyrillic а
        "plan = ‘x’",
        "plan = “x”",
        "arr > 5；",
        "arr \u2028 -- x",
        "arr > 5\x00",
        "\x00",
        "\x1b[31m",
        "arr > 5\ud800",
        "￥ > 5",
        "１ < arr",
        "trial ∧ trial",
        "arr ≥ 5",
    ],
    "too much": [
        "x" * 100_000,
        "(" * 100_000,
        ")" * 100_000,
        "'" * 100_001,
        "-" * 100_000,
        "not " * 25_000 + "trial",
        "1" * 100_000,
        " " * 100_000,
        "\n" * 100_000,
        "trial and " * 10_000 + "trial",
        "/*" * 50_000,
        "{{" * 50_000,
        "(" * 1_999,
        "[" * 1_999,
        "- " * 999,
        "--" * 999,
        "''" * 999,
        "not(" * 399 + "trial",
        "x+" * 199 + "x > 1",
        "x < " * 199 + "x",
        "trial = " * 199 + "trial",
        "coalesce(" * 33 + "x" + ",1)" * 33 + " > 1",
        "(" * 33 + "trial" + ")" * 33,
        "not " * 33 + "trial",
        "x between 1 and 2" + " between 1 and 2" * 7,
    ],
}


def refused(text: str) -> list[RuleProblem]:
    parsed = parse_rule(text)
    result = type_rule(parsed, KNOWN) if isinstance(parsed, ParsedRule) else parsed
    assert isinstance(result, list), f"got through as {result}"
    return result


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=f"{theme}: {text[:40].encode('unicode_escape').decode()} {number}")
        for theme, texts in HOSTILE.items()
        for number, text in enumerate(texts)
    ],
)
def test_a_hostile_text_is_refused_at_once(text: str) -> None:
    started = time.perf_counter()
    problems = refused(text)
    assert time.perf_counter() - started < LONGEST
    assert problems
    for problem in problems:
        assert problem.code.startswith("rule.")
        assert 0 <= problem.start <= problem.end <= len(text)


@pytest.mark.parametrize("count", [14])
def test_between_within_between_costs_no_more_than_its_length(count: int) -> None:
    started = time.perf_counter()
    refused("(" * count + "x" + " between 1 and 2)" * count)
    assert time.perf_counter() - started < 0.05
    assert len(refused("(" * count + "x" + " between 1 and 2)" * count)) <= 2 * count
