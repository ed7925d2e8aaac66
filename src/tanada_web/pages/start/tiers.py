"""The thresholds: proposed from the accounts, changed by hand, or those of a preset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tanada.errors import TanadaError, UsageError
from tanada.messages import Language, render_problem, say
from tanada.messages.formats import number
from tanada.messages.labels import Labels
from tanada.outcomes.thresholds.histogram import Bin
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.rules.spelling import spell_number
from tanada_web.beginning.keeping import OWN, Beginning, folder_of, keep
from tanada_web.beginning.tiers import (
    FEWEST,
    MOST,
    USUAL,
    Distributed,
    bases,
    check,
    clauses_of,
    distributed,
    plain_text,
    preset,
    read_thresholds,
    reading_policy,
)
from tanada_web.pages.drawing.histogram import histogram
from tanada_web.pages.drawing.tiers import looks
from tanada_web.pages.start.steps import shown, step, to, told
from tanada_web.serving.languages import language_of


@require_http_methods(["GET", "HEAD", "POST"])
@step("tiers")
def tiers(request: HttpRequest, said: Beginning) -> HttpResponse:
    """Thresholds beside the distribution that they cut."""
    language = language_of(request)
    today = timezone.localdate()
    try:
        found = distributed(folder_of(request.user), said, today)
    except TanadaError as error:
        return shown(request, "tiers", said, 422, problems=told(error, language))
    if request.method != "POST":
        wanted = _wanted(request, said, found)
        return _page(request, wanted, found, _numbers(wanted, found))
    sent = _wanted(request, said, found)
    written = request.POST.getlist("threshold")
    try:
        places = reading_policy(said).money_places
        values = read_thresholds(written, places) if written else ()
    except UsageError as error:
        return _page(request, sent, found, written, error)
    now = replace(sent, thresholds=tuple(spell_number(each) for each in values))
    if "recount" in request.POST:
        return _page(request, now, found, [number(each) for each in values])
    try:
        check(now)
    except TanadaError as error:
        return _page(request, now, found, written, problems=told(error, language))
    keep(request.user, now)
    return to("terraces")


def _wanted(request: HttpRequest, said: Beginning, found: Distributed | None) -> Beginning:
    """The base and the number of tiers that are asked for, else what was said, else the best."""
    asked = request.POST if request.method == "POST" else request.GET
    base = asked.get("base", "") or said.base or OWN
    if base != OWN and base not in bases(said.currency):
        base = OWN
    best = found.proposals.best if found else None
    usual = said.tiers or best or USUAL
    count = asked.get("tiers", "")
    wanted = int(count) if count.isdigit() and FEWEST <= int(count) <= MOST else usual
    same = base == said.base and wanted == said.tiers
    return replace(said, base=base, tiers=wanted, thresholds=said.thresholds if same else None)


def _numbers(said: Beginning, found: Distributed | None) -> list[str]:
    """What stands in the fields: what was said, else proposed, else the preset's."""
    if said.thresholds is not None:
        return [number(Decimal(each)) for each in said.thresholds]
    if said.base == OWN:
        values = found.proposed(said.tiers) if found else ()
        return [number(each) for each in values] or [""] * (said.tiers - 1)
    return [number(each.value) for each in clauses_of(said)]


def _page(
    request: HttpRequest,
    said: Beginning,
    found: Distributed | None,
    numbers: Sequence[str],
    error: UsageError | None = None,
    problems: object = (),
) -> HttpResponse:
    language = language_of(request)
    policy = _policy(said, numbers)
    labels = Labels(policy, language)
    wrong = (
        {each.place.path: render_problem(each, language) for each in error.problems}
        if error
        else {}
    )
    values = [] if error else [Decimal(each.replace(",", "")) for each in numbers if each]
    whole = len(values) == len(numbers)
    parts = found.parts(values) if found and whole and values else []
    tier_looks = list(looks([(t.key, labels.tier(t.key)) for t in policy.tiers]).values())
    rows = []
    if numbers:
        for at, look in enumerate(tier_looks):
            count, share = parts[at] if at < len(parts) else (None, None)
            shares = policy.shares(look.key)
            total = found.distribution.known if found else 0
            rows.append(
                {
                    "look": look,
                    "at": at,
                    "number": numbers[at] if at < len(numbers) else None,
                    "wrong": wrong.get(str(at), ""),
                    "count": count,
                    "share": Decimal(count) / total if count is not None and total else None,
                    "accounts_target": shares.accounts if shares else None,
                    "arr_share": share,
                    "arr_target": shares.arr if shares else None,
                }
            )
    bin_words = _bin_words(found, policy, language)
    context: dict[str, object] = {
        "rows": rows,
        "tier_looks": tier_looks,
        "policy_name": labels.words(policy.name),
        "bases": _bases(said, language),
        "counts": [(n, n == said.tiers) for n in range(FEWEST, MOST + 1)],
        "own": said.base == OWN,
        "finding": _finding(said, found, policy, language),
        "histogram": histogram(found.bins, values, tier_looks) if found else None,
        "bin_words": [
            say("start.histogram_text", language, count=each.accounts, range=words)
            for each, words in bin_words
        ],
        "bin_ends": [words for _, words in (*bin_words[:1], *bin_words[-1:])],
        "problems": problems,
    }
    status = 422 if error or problems else 200
    return shown(request, "tiers", said, status, **context)


def _policy(said: Beginning, numbers: Sequence[str]) -> Policy:
    """The policy whose tiers are shown; its thresholds do not matter for that."""
    if said.base != OWN:
        return read_policy(preset(said.base, said.currency))
    steps = [Decimal(each) for each in range(len(numbers), 0, -1)]
    return read_policy(plain_text(said.currency, steps))


def _bases(said: Beginning, language: Language) -> list[tuple[str, str, bool]]:
    own = (OWN, say("start.base_own", language), said.base == OWN)
    found = [own]
    for name in bases(said.currency):
        policy = read_policy(preset(name, said.currency))
        label = Labels(policy, language).words(policy.name)
        found.append((name, label, said.base == name))
    return found


def _finding(said: Beginning, found: Distributed | None, policy: Policy, language: Language) -> str:
    if said.base != OWN:
        name = Labels(policy, language).words(policy.name)
        return say("start.tiers_preset", language, name=name, count=len(policy.tiers))
    if found is None or said.tiers not in found.proposals.by_tiers:
        return say("start.tiers_nothing", language)
    return found.words(policy, language).headline(found.proposals.by_tiers[said.tiers])


def _bin_words(
    found: Distributed | None, policy: Policy, language: Language
) -> list[tuple[Bin, str]]:
    if found is None:
        return []
    words = found.words(policy, language)
    return [(each, words.bin(each)) for each in found.bins]
