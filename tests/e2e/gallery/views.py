"""The pages of the gallery."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cached_property

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from tests.e2e.gallery.words import words

from tanada.messages import say
from tanada.policy.shape import PercentRange
from tanada_web.models import Person, PolicyVersion, Run
from tanada_web.pages.drawing.hillside import hillside
from tanada_web.pages.drawing.matrix import matrix
from tanada_web.pages.drawing.tenure import Stay, tenure
from tanada_web.pages.drawing.tiers import TierLook, looks
from tanada_web.pages.frame import Frame, Step
from tanada_web.serving.languages import language_of

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
LABELS = {
    "en": ["Strategic", "Core", "Scale", "Tech-touch"],
    "ja": ["戦略的アカウント", "コアアカウント", "スケールアカウント", "テックタッチ"],
}
KEYS = ["strategic", "core", "scale", "tech_touch"]
WAYS = ["overview", "accounts", "policy", "review", "settings"]


class ExampleFrame(Frame):
    """Somebody who is signed in, with all the ways there will be."""

    person = Person(name="M. Sato", role="manager")

    @cached_property
    def ways(self) -> list[Step]:
        here = self.request.path.split("/")[2]
        return [
            Step(
                f"way.{name}",
                f"/gallery/{name}/",
                is_here=name == here,
                count=14 if name == "review" else 0,
            )
            for name in WAYS
        ]

    last_run = Run(
        number=41,
        as_of=date(2026, 11, 21),
        finished_at=NOW - timedelta(hours=4),
        policy=PolicyVersion(number=7),
    )


def page(request: HttpRequest, name: str, **context: object) -> HttpResponse:
    language = language_of(request)
    shown = {
        "frame": ExampleFrame(request),
        "now": NOW,
        "t": words(language),
        "currency": "USD",
        **context,
    }
    return render(request, f"gallery/{name}.html", shown)


def tiers(request: HttpRequest) -> list[TierLook]:
    return list(looks(list(zip(KEYS, LABELS[language_of(request)], strict=True))).values())


def target(low: str, high: str) -> PercentRange:
    return PercentRange.model_validate({"low": low, "high": high})


def overview(request: HttpRequest) -> HttpResponse:
    strategic, core, scale, tech = tiers(request)
    rows = [
        (
            strategic,
            481,
            "52600000",
            [
                ("0.241", target("15%", "20%")),
                ("0.625", target("50%", "70%")),
                ("0.56", target("50%", "60%")),
            ],
            31,
            12,
        ),
        (
            core,
            636,
            "23800000",
            [
                ("0.318", target("30%", "40%")),
                ("0.283", target("25%", "35%")),
                ("0.31", None),
            ],
            44,
            27,
        ),
        (
            scale,
            655,
            "7000000",
            [
                ("0.328", target("40%", "50%")),
                ("0.083", target("10%", "20%")),
                ("0.11", None),
            ],
            8,
            0,
        ),
        (tech, 228, "700000", [("0.113", None), ("0.009", None), ("0.02", None)], 64, 0),
    ]
    terraces = [
        {
            "look": look,
            "accounts": accounts,
            "arr": Decimal(arr),
            "measures": [(Decimal(share), band) for share, band in measures],
            "moved": moved,
            "grace": grace,
        }
        for look, accounts, arr, measures, moved, grace in rows
    ]
    shares = [
        (look, [Decimal(share) for share, _ in measures]) for look, *_, measures, _, _ in rows
    ]
    moves = {
        ("strategic", "strategic"): 438,
        ("strategic", "core"): 6,
        ("core", "strategic"): 31,
        ("core", "core"): 582,
        ("core", "scale"): 9,
        ("scale", "strategic"): 2,
        ("scale", "core"): 44,
        ("scale", "scale"): 617,
        ("tech_touch", "scale"): 8,
        ("tech_touch", "tech_touch"): 164,
        ("", "strategic"): 10,
        ("", "core"): 4,
        ("", "scale"): 21,
        ("", "tech_touch"): 64,
    }
    context = {
        "terraces": terraces,
        "bands": hillside(shares),
        "matrix": matrix(tiers(request), moves, lambda old, new: f"?from={old}&to={new}"),
    }
    return page(request, "overview", **context)


def accounts(request: HttpRequest) -> HttpResponse:
    strategic, core, scale, tech = tiers(request)
    names = words(language_of(request))["names"]
    rows = [
        (strategic, "held", "212400", "83", "T. Ito"),
        (strategic, "grace", "98500", "61", "T. Ito"),
        (strategic, "promoted", "131000", "90", "A. Berg"),
        (strategic, "pinned", "64000", "77", "A. Berg"),
        (core, "held", "74250", "72", "K. Mori"),
        (core, "demoted", "48100", "38", "K. Mori"),
        (None, "undetermined", "88000", None, "K. Mori"),
        (core, "recovered", "39900", "69", "K. Mori"),
        (scale, "new", "12600", None, ""),
        (scale, "held", "9800.5", "54", ""),
        (tech, "held", "1200", "41", ""),
        (tech, "ended", "0", None, ""),
    ]
    shown = [
        {
            "id": f"A-{1001 + at}",
            "name": names[at],
            "look": look,
            "status": status,
            "arr": Decimal(arr),
            "health": health and Decimal(health),
            "owner": owner,
            "renewal": date(2027, 1 + at % 12, 15),
        }
        for at, (look, status, arr, health, owner) in enumerate(rows)
    ]
    return page(request, "accounts", rows=shown, tiers=tiers(request))


def account(request: HttpRequest) -> HttpResponse:
    strategic, core, scale, _ = tiers(request)
    stays = [
        Stay(scale, date(2024, 1, 10), date(2024, 9, 1)),
        Stay(core, date(2024, 9, 1), date(2025, 5, 14)),
        Stay(strategic, date(2025, 5, 14), None, date(2026, 8, 3)),
    ]
    held = tenure(stays, date(2026, 11, 21))
    return page(request, "account", tenure=held, look=strategic, below=core)


def forms(request: HttpRequest) -> HttpResponse:
    problems = [{"what": words(language_of(request))["wrong"], "advice": ""}]
    return page(request, "forms", problems=problems)


def states(request: HttpRequest) -> HttpResponse:
    ramps = [
        list(looks([(str(at), str(at + 1)) for at in range(count)]).values())
        for count in range(1, 7)
    ]
    statuses = [
        "new",
        "held",
        "promoted",
        "grace",
        "demoted",
        "recovered",
        "pinned",
        "unpinned",
        "undetermined",
        "not_seen",
        "ended",
    ]
    context = {
        "ramps": ramps,
        "statuses": statuses,
        "grace": say("status.grace", language_of(request)),
    }
    return page(request, "states", **context)
