"""The first terraces: every account decided, and nothing kept."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from tanada.errors import TanadaError
from tanada.messages import Language, say
from tanada.messages.formats import rounded_percent
from tanada.messages.labels import Labels
from tanada_web.beginning.keeping import Beginning, folder_of
from tanada_web.beginning.looking import Tried, tried
from tanada_web.pages.drawing.hillside import hillside
from tanada_web.pages.drawing.tiers import looks
from tanada_web.pages.start.steps import shown, step, told
from tanada_web.serving.languages import language_of


@require_GET
@step("terraces")
def terraces(request: HttpRequest, said: Beginning) -> HttpResponse:
    """What the chosen policy makes of the accounts."""
    language = language_of(request)
    try:
        found = tried(folder_of(request.user), said, timezone.localdate(), language)
    except TanadaError as error:
        return shown(request, "terraces", said, 422, problems=told(error, language))
    return shown(request, "terraces", said, **context_of(found, language))


def context_of(found: Tried, language: Language) -> dict[str, object]:
    """What the template shows of it."""
    labels, portfolio = Labels(found.policy, language), found.portfolio
    named = looks([(tier.key, labels.tier(tier.key)) for tier in found.policy.tiers])
    rows = [
        {
            "look": named[tier.tier],
            "tier": tier,
            "examples": [each for each in found.examples if each.tier == tier.tier],
        }
        for tier in portfolio.tiers
    ]
    nothing = Decimal(0)
    shares = [
        (named[tier.tier], [tier.accounts_share or nothing, tier.arr_share or nothing])
        for tier in portfolio.tiers
    ]
    top = portfolio.tiers[0]
    finding = say(
        "start.terraces_head",
        language,
        tier=labels.tier(top.tier),
        accounts=top.accounts,
        all=portfolio.accounts,
        share=rounded_percent(top.arr_share or nothing),
    )
    return {
        "rows": rows,
        "bands": hillside(shares),
        "names": [say("start.of_accounts", language), say("start.of_arr", language)],
        "portfolio": portfolio,
        "currency": found.policy.currency,
        "finding": finding,
    }
