"""The policy as a decision graph for zen-engine: tier and score only.

Its static loader compiles the graph once; a decision made from the engine (`create_decision`,
`get_decision`) is many times slower and is not counted. All ways of calling it are tried and
the fastest is reported. A comparison with null is an error in its language, so a default that
cannot make the test true stands in for each missing value.
"""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import zen

from bench.contract import DESIGNATIONS, GROWTH_FIELDS, THREADS
from bench.rivals.dicts import (
    Accounts,
    Decided,
    load_accounts,
    save_decided,
    with_floats,
)

NAME = "zen-engine"
ACCOUNTS_AT_MOST = 100_000

KEY = "policy"
BATCH = 1000

EXPRESSIONS = {
    "growth": f"""
        (seats ?? 1000000000) * 10 < (addressable_seats ?? employees ?? 0) * 3
        or (products_owned ?? 0) == 1 and (products_available ?? 0) > 1
        or (expansion_multiple ?? 0) >= 3 ? 100
        : (expansion_multiple ?? 0) >= 1.5 ? 50
        : ({" ?? ".join(GROWTH_FIELDS)}) != null ? 0 : null""",
    "strategic": " or ".join(DESIGNATIONS),
    "tier": """
        arr == null ? 'tier_4'
        : arr > 100000 or arr > 50000 and $.strategic or arr > 75000 and $.growth == 100 ? 'tier_1'
        : arr >= 25000 ? 'tier_2'
        : arr >= 5000 and not trial ? 'tier_3' : 'tier_4'""",
    "priority": """
        round((
            40 * (arr == null ? 50 : arr >= 100000 ? 100
                  : arr >= 25000 ? 50 + (arr - 25000) / 1500 : arr > 0 ? arr / 500 : 0)
            + 30 * ($.growth ?? 50)
            + ($.strategic ? 2000 : 0)
            + 10 * (csm_sentiment == 'green' ? 100 : csm_sentiment == 'red' ? 0 : 50)
        ) / 100, 4)""",
}


def graph() -> dict[str, Any]:
    expressions = [
        {"id": key, "key": key, "value": " ".join(text.split())}
        for key, text in EXPRESSIONS.items()
    ]
    return {
        "nodes": [
            {"id": "accounts", "type": "inputNode", "name": "accounts"},
            {
                "id": "decide",
                "type": "expressionNode",
                "name": "decide",
                "content": {"expressions": expressions, "passThrough": False},
            },
            {"id": "decisions", "type": "outputNode", "name": "decisions"},
        ],
        "edges": [
            {"id": "in", "sourceId": "accounts", "targetId": "decide", "type": "edge"},
            {"id": "out", "sourceId": "decide", "targetId": "decisions", "type": "edge"},
        ],
    }


def engine() -> zen.ZenEngine:
    return zen.ZenEngine({"loader": {"type": "static", "content": {KEY: graph()}}})


def as_json(facts: dict[str, Any]) -> str:
    return json.dumps(with_floats(facts))


def load(accounts: Path, limit: int | None) -> Accounts:
    return load_accounts(accounts, limit, as_json)


def load_dicts(accounts: Path, limit: int | None) -> Accounts:
    return load_accounts(accounts, limit, with_floats)


def evaluate(accounts: Accounts) -> Decided:
    ask = engine().evaluate
    return Decided(accounts.ids, [ask(KEY, facts)["result"] for facts in accounts.facts])


def evaluate_in_threads(accounts: Accounts) -> Decided:
    ask = engine().evaluate
    share = -(-len(accounts.facts) // THREADS)
    shares = [accounts.facts[i : i + share] for i in range(0, len(accounts.facts), share)]
    with ThreadPoolExecutor(THREADS) as pool:
        answers = pool.map(lambda facts: [ask(KEY, fact)["result"] for fact in facts], shares)
        return Decided(accounts.ids, [answer for part in answers for answer in part])


def evaluate_batch(accounts: Accounts) -> Decided:
    ask = engine().evaluate_batch
    results: list[Any] = []
    for start in range(0, len(accounts.facts), BATCH):
        batch = [{"key": KEY, "context": fact} for fact in accounts.facts[start : start + BATCH]]
        results.extend(answer["data"]["result"] for answer in ask(batch))
    return Decided(accounts.ids, results)


def evaluate_async(accounts: Accounts) -> Decided:
    ask = engine().async_evaluate

    async def all_of_them() -> list[Any]:
        results: list[Any] = []
        for start in range(0, len(accounts.facts), BATCH):
            batch = accounts.facts[start : start + BATCH]
            answers = await asyncio.gather(*(ask(KEY, fact) for fact in batch))
            results.extend(answer["result"] for answer in answers)
        return results

    return Decided(accounts.ids, asyncio.run(all_of_them()))


WAYS = {
    "evaluate, JSON text": (load, evaluate),
    "evaluate, dicts": (load_dicts, evaluate),
    f"evaluate, JSON text, {THREADS} threads": (load, evaluate_in_threads),
    f"evaluate_batch of {BATCH}, JSON text": (load, evaluate_batch),
    f"async_evaluate by {BATCH}, JSON text": (load, evaluate_async),
}
"""Each way of calling it: how its input is loaded (not timed) and what is timed."""


def save(decided: Decided, path: Path) -> None:
    results = ((result["tier"], result["priority"]) for result in decided.results)
    save_decided(Decided(decided.ids, results), path)
