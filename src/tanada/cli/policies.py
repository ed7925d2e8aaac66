"""`tanada policy …`: list, start, check, tell and describe policies."""

from __future__ import annotations

import re
from pathlib import Path

from babel.core import get_global

from tanada.cli.output import console, note, print_whole, table
from tanada.cli.streams import print_json
from tanada.decide.writing import replacing
from tanada.errors import Place, Problem, UsageError
from tanada.messages import Language, say
from tanada.messages.labels import Labels
from tanada.messages.policy_prose import describe_policy
from tanada.policy.linking import currency_places
from tanada.policy.loading import load_policy, policy_text, preset_names, read_policy
from tanada.rules.nearest import nearest

_STARTING_PRESET = "value"


def presets_command(language: Language, *, as_json: bool) -> None:
    """The shipped policies: name, what it is, currency, tiers."""
    policies = {name: load_policy(name) for name, _ in preset_names()}
    if as_json:
        listed = [
            {
                "name": name,
                "title": Labels(policy, language).words(policy.name),
                "currency": policy.currency,
                "tiers": [tier.key for tier in policy.tiers],
                "fingerprint": policy.fingerprint,
            }
            for name, policy in policies.items()
        ]
        print_json(listed)
        return
    titles = [
        say(f"presets.column.{name}", language) for name in ("name", "title", "currency", "tiers")
    ]
    rows = [
        [
            name,
            Labels(policy, language).words(policy.name),
            policy.currency,
            " › ".join(Labels(policy, language).tier(tier.key) for tier in policy.tiers),
        ]
        for name, policy in policies.items()
    ]
    print_whole(console(), table(titles, rows, ()), fold_last=True)


def new_command(
    preset: str | None,
    currency: str | None,
    out: Path | None,
    language: Language,
    *,
    force: bool,
) -> None:
    """A commented document to start from, on standard output or as a new file."""
    text = _started(preset, currency, language)
    if out is None:
        print(text, end="")
        return
    if out.exists() and not force:
        raise UsageError(Problem("out.exists", Place(str(out))))
    if not out.parent.is_dir():
        raise UsageError(Problem("out.no_folder", Place(str(out)), {"found": str(out.parent)}))
    with replacing(out) as temporary:
        temporary.write_text(text, encoding="utf-8")
    note(say("cli.written", language, file=out))
    note(say("cli.new_next", language, file=out))


def _started(preset: str | None, currency: str | None, language: Language) -> str:
    presets = dict(preset_names())
    name = preset or _STARTING_PRESET
    if currency is not None and currency not in get_global("all_currencies"):
        similar = nearest(currency, get_global("all_currencies"))
        params: dict[str, object] = {"found": currency, "nearest": similar}
        raise UsageError(Problem("policy.unknown_currency", Place("--currency"), params))
    native = f"{name}_jpy" if currency and currency_places(currency) == 0 else name
    name = native if native in presets else name
    if name not in presets:
        params = {"found": name, "expected": list(presets), "nearest": nearest(name, presets)}
        raise UsageError(Problem("cli.unknown_preset", Place("--preset"), params))
    text, file = policy_text(name)
    own = read_policy(text, file).currency
    if currency is None or currency == own:
        return text
    remark = say("cli.new_currency", language, currency=currency, preset=name, own=own)
    head = "".join(f"# {line}\n" for line in remark.splitlines())
    return head + re.sub(r"(?m)^currency: \w+", f"currency: {currency}", text, count=1)


def show_command(name: str, language: Language) -> None:
    """The policy in prose that a manager can sign."""
    print(describe_policy(load_policy(name), language), end="")


def schema_command() -> None:
    """The JSON Schema of policy documents, for editors."""
    from tanada.policy.schema import policy_schema

    print_json(policy_schema())
