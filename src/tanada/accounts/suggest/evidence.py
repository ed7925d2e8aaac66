"""Whether a column's values can be what its name promises, and what more they say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tanada.accounts.suggest import places
from tanada.accounts.suggest.profile import ColumnProfile
from tanada.accounts.suggest.targets import Expect
from tanada.accounts.suggest.vocabulary.values import RISKS, SENTIMENTS, TERMS

MOSTLY, SOME = 0.95, 0.5
_FIT, _PARTLY, _AGAINST, _CODES = 1.0, 0.8, 0.3, 0.8
_BLANK = 0.75
_SCARCELY_REPEATED = 0.98
_LIFT = 0.13
"""What values that few columns have add to a name that can mean more."""


@dataclass(frozen=True)
class Reason:
    """Why something was proposed, as a code and what fills its words in."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Evidence:
    """What values say: their factor on a name's strength, and what they add to it.

    `rewritten` are values that must stand as others before they can be read;
    `expression` is over `value`, where the column counts in another unit.
    """

    factor: float
    reasons: tuple[Reason, ...] = ()
    lift: float = 0.0
    rewritten: Mapping[str, str] = field(default_factory=dict)
    expression: str | None = None


def evidence(expect: Expect, profile: ColumnProfile) -> Evidence:
    """What the values of a column say to a target that expects something of them."""
    if profile.nested:
        return Evidence(0.0, (Reason("suggest.reason.nested"),))
    if profile.blank:
        return Evidence(_BLANK, (Reason("suggest.reason.blank"),))
    return _LOOKS[expect](profile)


def _key(profile: ColumnProfile) -> Evidence:
    if profile.dates > MOSTLY and profile.numbers < SOME:
        return _against("suggest.value.key", profile)
    if profile.unique:
        return Evidence(_FIT, (Reason("suggest.reason.unique"),), _LIFT)
    return Evidence(_FIT)


def _row_id(profile: ColumnProfile) -> Evidence:
    """An id of the row itself: of rows that repeat one only one would count."""
    if profile.distinct < _SCARCELY_REPEATED * profile.filled:
        return Evidence(_AGAINST, (Reason("suggest.reason.repeats"),))
    return _key(profile)


def _text(profile: ColumnProfile) -> Evidence:
    if profile.dates > MOSTLY and profile.numbers < SOME:
        return _against("suggest.value.text", profile)
    if profile.addresses > SOME:
        return Evidence(0.5, (Reason("suggest.reason.addresses"),))
    if profile.truths > MOSTLY and profile.distinct <= 2 and profile.numbers < SOME:
        return _against("suggest.value.text", profile)
    if profile.numbers > MOSTLY:
        if profile.wholes > MOSTLY and profile.distinct <= 50:
            return Evidence(_CODES, (Reason("suggest.reason.codes", {"found": _some(profile)}),))
        return Evidence(0.5, (_found("suggest.value.text", profile),))
    return Evidence(_FIT)


def _person(profile: ColumnProfile) -> Evidence:
    if profile.addresses > SOME:
        return Evidence(_FIT)
    found = _text(profile)
    ids = profile.numbers > MOSTLY and profile.wholes > MOSTLY
    return Evidence(_FIT) if ids else found


def _money(profile: ColumnProfile) -> Evidence:
    return _numbers(profile, "suggest.value.money")


def _number(profile: ColumnProfile) -> Evidence:
    return _numbers(profile, "suggest.value.number")


def _numbers(profile: ColumnProfile, what: str) -> Evidence:
    if profile.numbers >= MOSTLY and not _is_day(profile):
        return Evidence(_FIT, (_fits(what),))
    if profile.numbers >= SOME and not _is_day(profile):
        return Evidence(_PARTLY, (_found(what, profile),))
    return _against(what, profile)


def _count(profile: ColumnProfile) -> Evidence:
    found = _numbers(profile, "suggest.value.count")
    if found.factor < _PARTLY:
        return found
    if profile.wholes < MOSTLY:
        return Evidence(0.6, (_found("suggest.value.count", profile),))
    if profile.low is not None and profile.low < 0:
        return Evidence(_PARTLY, (_found("suggest.value.count", profile),))
    return found


def _rate(profile: ColumnProfile) -> Evidence:
    found = _numbers(profile, "suggest.value.rate")
    if found.factor < _PARTLY or profile.high is None or profile.low is None:
        return found
    if profile.low >= 0 and profile.high <= 1:
        return found
    if profile.low >= 0 and profile.high <= 100:
        reason = Reason("suggest.reason.percent", {"high": _short(profile.high)})
        return Evidence(_FIT, (reason,), expression="value / 100")
    return Evidence(0.5, (_found("suggest.value.rate", profile),))


def _nps(profile: ColumnProfile) -> Evidence:
    found = _numbers(profile, "suggest.value.nps")
    if found.factor < _PARTLY or profile.low is None or profile.high is None:
        return found
    within = profile.low >= -100 and profile.high <= 100
    return found if within else Evidence(0.5, (_found("suggest.value.nps", profile),))


def _months(profile: ColumnProfile) -> Evidence:
    found = _numbers(profile, "suggest.value.months")
    if found.factor >= _PARTLY:
        within = profile.low is not None and profile.high is not None
        assert profile.low is not None and profile.high is not None
        if within and profile.low >= 0 and 1 < profile.high <= 240 and profile.wholes > MOSTLY:
            params = {"low": _short(profile.low), "high": _short(profile.high)}
            return Evidence(found.factor, (Reason("suggest.reason.in_months", params),), _LIFT)
        return Evidence(0.5, (_found("suggest.value.months", profile),))
    rewritten = _as_months(profile)
    if rewritten:
        reason = Reason("suggest.reason.terms", {"found": [*profile.values][:4]})
        return Evidence(0.6, (reason,), rewritten=rewritten)
    return _against("suggest.value.months", profile)


def _as_months(profile: ColumnProfile) -> dict[str, str]:
    """Every value as months; nothing where a value says no length."""
    by_word = {word: str(months) for months, words in TERMS.items() for word in words}
    found = {}
    for value in profile.values:
        word = value.casefold().replace(" ", "-").replace("_", "-")
        if word not in by_word:
            return {}
        found[value] = by_word[word]
    return found


def _day(profile: ColumnProfile) -> Evidence:
    what = "suggest.value.day"
    if _is_moment(profile) or profile.dates >= MOSTLY:
        return Evidence(_FIT, (_fits(what),))
    if profile.dates >= SOME:
        return Evidence(_PARTLY, (_found(what, profile),))
    if profile.truths > MOSTLY and profile.distinct <= 2:
        return Evidence(0.55, (Reason("suggest.reason.whether_not_when"),))
    return _against(what, profile)


def _flag(profile: ColumnProfile) -> Evidence:
    what = "suggest.value.flag"
    if profile.type == "BOOLEAN" or (profile.truths > MOSTLY and profile.distinct <= 4):
        return Evidence(_FIT, (_fits(what),))
    return _against(what, profile)


def _sentiment(profile: ColumnProfile) -> Evidence:
    return _choice(profile, "suggest.value.sentiment", SENTIMENTS)


def _risk(profile: ColumnProfile) -> Evidence:
    return _choice(profile, "suggest.value.risk", RISKS)


def _choice(profile: ColumnProfile, what: str, choices: Mapping[str, list[str]]) -> Evidence:
    by_word = {word: choice for choice, words in choices.items() for word in words}
    folded = {value: value.casefold().replace(" ", "_") for value in profile.values}
    if not folded or not all(word in by_word for word in folded.values()):
        return _against(what, profile)
    rewritten = {v: by_word[word] for v, word in folded.items() if by_word[word] != word}
    if rewritten:
        reason = Reason("suggest.reason.other_words", {"found": [*rewritten][:4]})
        return Evidence(0.6, (reason,), rewritten=rewritten)
    return Evidence(_FIT, (_fits(what),), _LIFT)


def _listed(what: str, holds: Callable[[str], bool], otherwise: float) -> Callable[..., Evidence]:
    def look(profile: ColumnProfile) -> Evidence:
        values = profile.values or dict.fromkeys(profile.examples, 1)
        if profile.numbers < SOME and places.share(values, holds) > 0.8:
            return Evidence(_FIT, (_fits(what),), _LIFT)
        found = _text(profile)
        factor = min(found.factor, otherwise)
        return Evidence(factor, found.reasons or (_found(what, profile),))

    return look


def _rate_currency(profile: ColumnProfile) -> Evidence:
    found = _LOOKS[Expect.CURRENCY](profile)
    if found.factor < 1 and places.share(profile.values, places.is_country) > SOME:
        return Evidence(_FIT, (Reason("suggest.reason.countries"),), _LIFT)
    return found


_LOOKS: dict[Expect, Callable[[ColumnProfile], Evidence]] = {
    Expect.KEY: _key,
    Expect.ROW_ID: _row_id,
    Expect.TEXT: _text,
    Expect.PERSON: _person,
    Expect.MONEY: _money,
    Expect.COUNT: _count,
    Expect.NUMBER: _number,
    Expect.RATE: _rate,
    Expect.NPS: _nps,
    Expect.MONTHS: _months,
    Expect.DAY: _day,
    Expect.FLAG: _flag,
    Expect.SENTIMENT: _sentiment,
    Expect.RISK: _risk,
    Expect.COUNTRY: _listed("suggest.value.country", places.is_country, 0.9),
    Expect.CURRENCY: _listed("suggest.value.currency", places.is_currency, 0.5),
    Expect.RATE_CURRENCY: _rate_currency,
    Expect.LANGUAGE: _listed("suggest.value.language", places.is_language, 0.7),
    Expect.TIME_ZONE: _listed("suggest.value.time_zone", places.is_time_zone, 0.7),
}


def _is_moment(profile: ColumnProfile) -> bool:
    return profile.type.startswith(("DATE", "TIMESTAMP"))


def _is_day(profile: ColumnProfile) -> bool:
    """Dates; a number of eight digits can be one too, and is where every one of them is."""
    compact = profile.longest == 8 and profile.numbers > MOSTLY and profile.distinct > 1
    return _is_moment(profile) or (profile.dates > MOSTLY and (profile.numbers < SOME or compact))


def _fits(what: str) -> Reason:
    return Reason("suggest.reason.fits", {"what": what})


def _found(what: str, profile: ColumnProfile) -> Reason:
    return Reason("suggest.reason.partly", {"what": what, "found": _some(profile)})


def _against(what: str, profile: ColumnProfile) -> Evidence:
    reason = Reason("suggest.reason.against", {"what": what, "found": _some(profile)})
    return Evidence(_AGAINST, (reason,))


def _some(profile: ColumnProfile) -> list[str]:
    return list(profile.examples)


def _short(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 2)
