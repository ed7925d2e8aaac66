"""Who was offered which programme, who joined and who left again."""

from datetime import date, timedelta

from tanada.example.draw import Draw, clamp
from tanada.example.history import History, Life
from tanada.example.tables.rows import Record, iso

PROGRAMMES = (
    "templated_onboarding",
    "group_training",
    "webinars",
    "main_events",
    "beta_access",
    "nurture_campaigns",
    "in_app_guides",
    "community",
)
_FEWEST, _MOST = 2, 6


def programme_offers(history: History) -> list[Record]:
    """One row an offer, by account: everybody is offered about the same."""
    return [row for life in history.lives if life.use for row in _offers(life, history)]


def _offers(life: Life, history: History) -> list[Record]:
    draw = Draw(f"{history.seed}/company/programmes/{life.customer.number}")
    first_day = max(life.customer.started_on, history.months[0].first_day)
    last_day = life.left_on or history.as_of
    programmes = list(PROGRAMMES)
    draw.shuffle(programmes)
    offers = []
    for programme in programmes[: draw.whole(_FEWEST, _MOST)]:
        offered_on = first_day + timedelta(days=draw.whole(0, (last_day - first_day).days))
        joined_on = _within(offered_on + timedelta(days=draw.whole(1, 40)), last_day)
        if not draw.chance(clamp(0.45 + 0.18 * life.customer.fit, 0.05, 0.95)):
            joined_on = None
        left_on = _within(offered_on + timedelta(days=draw.whole(60, 400)), last_day)
        offers.append(
            {
                "Account ID": life.customer.account_id,
                "Programme": programme,
                "Offered": iso(offered_on),
                "Joined": iso(joined_on),
                "Left": iso(left_on if joined_on and draw.chance(0.15) else None),
            }
        )
    return offers


def _within(day: date, last_day: date) -> date | None:
    return day if day <= last_day else None
