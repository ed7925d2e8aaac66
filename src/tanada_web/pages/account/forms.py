"""What people say of an account: the fields of each form, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tanada.accounts.judging import judged_fields
from tanada.errors import Place, Problem, TanadaError, UsageError
from tanada.fields import DESIGNATIONS
from tanada.messages import formats, render_problem
from tanada.messages.labels import Labels
from tanada_web.models import Person
from tanada_web.reviewing.together import mark_reviewed
from tanada_web.said import corrections, designations, judgements, overrides

Sent = Mapping[str, str]
_USUAL_DAYS = 90


@dataclass(frozen=True)
class Field:
    """A field of a form: its name, its kind, what can be chosen, and what stands in it.

    `kind` is `select`, `date`, `text` or `long`; `wrong` says why it was refused.
    """

    name: str
    kind: str
    value: str = ""
    options: Sequence[tuple[str, str]] = ()
    required: bool = True
    wrong: str = ""
    help: str = ""

    @property
    def label(self) -> str:
        """The code of its label."""
        return f"saying.{self.name}"

    @property
    def told(self) -> str:
        """What stands in it, as it is called."""
        return dict(self.options).get(self.value, self.value)

    @property
    def day(self) -> date | None:
        """The day that stands in it, where it is one."""
        return date.fromisoformat(self.value) if self.kind == "date" and self.value else None

    @property
    def help_code(self) -> str:
        """The code of what stands under its label."""
        return f"saying.{self.help}" if self.help else ""


@dataclass(frozen=True)
class Form:
    """One thing to say, with its fields, and what was wrong with it as a whole."""

    act: str
    fields: Sequence[Field]
    problems: Sequence[str] = ()

    @property
    def title(self) -> str:
        """The code of its title."""
        return f"saying.do_{self.act}"

    @property
    def is_refused(self) -> bool:
        """Whether it comes back with something to mend."""
        return bool(self.problems) or any(field.wrong for field in self.fields)


def form(
    act: str,
    labels: Labels,
    today: date,
    sent: Sent | None = None,
    error: TanadaError | None = None,
) -> Form:
    """A form as it stands at first, or as it was sent, with what is wrong at its field."""
    made = []
    problems = [] if error is None else list(error.problems)
    at_fields = {_field_of(problem, act): problem for problem in problems}
    for field in _FIELDS[act](labels, today):
        problem = at_fields.pop(field.name, None)
        made.append(
            Field(
                field.name,
                field.kind,
                field.value if sent is None else sent.get(field.name, ""),
                field.options,
                field.required,
                render_problem(problem, labels.language) if problem else "",
                field.help,
            )
        )
    rest = [render_problem(problem, labels.language) for problem in at_fields.values()]
    return Form(act, made, rest)


def done(act: str, sent: Sent, person: Person, at: datetime) -> Callable[[str], object]:
    """What a form does with an account; UsageError where a day cannot be read."""
    reason = sent.get("reason", "")
    match act:
        case "override":
            starts, expires = _day(sent, "starts_on"), _day(sent, "expires_on")
            tier = sent.get("tier", "")
            return lambda each: overrides.propose(each, tier, reason, starts, expires, person, at)
        case "designation":
            starts, kind = _day(sent, "starts_on"), sent.get("kind", "")
            until = _day(sent, "expires_on") if sent.get("expires_on") else None
            return lambda each: designations.designate(
                each, kind, reason, starts, until, person, at
            )
        case "judgement":
            name, value, day = sent.get("field", ""), sent.get("value", ""), _day(sent, "as_of")
            return lambda each: judgements.enter(each, name, value, day, person, at)
        case "correction":
            run = sent.get("run", "")
            number = int(run) if run.isdecimal() and len(run) < 10 else 0
            return lambda each: corrections.propose(each, number, reason, person, at)
        case _:
            return lambda each: mark_reviewed(each, reason, person, at)


def _field_of(problem: Problem, act: str) -> str:
    """The field that a problem is about; a value's problem names the field that it is of."""
    path = problem.place.path or ""
    names = _NAMES[act]
    return path if path in names else ("value" if act == "judgement" and path else "")


def _day(sent: Sent, name: str) -> date:
    try:
        return date.fromisoformat(sent.get(name, ""))
    except ValueError:
        params: dict[str, object] = {"found": sent.get(name, "")}
        raise UsageError(Problem("saying.no_day", Place(path=name), params)) from None


def _reason() -> Field:
    return Field("reason", "long", help="reason_help")


def _override(labels: Labels, today: date) -> list[Field]:
    tiers = [(tier.key, labels.words(tier.name)) for tier in labels.policy.tiers]
    reviews = labels.policy.document.reviews
    most = reviews.shift_expires_within_days if reviews else None
    last = today + timedelta(days=min(_USUAL_DAYS, most or _USUAL_DAYS))
    return [
        Field("tier", "select", "", [("", labels.say("saying.choose")), *tiers]),
        _reason(),
        Field("starts_on", "date", today.isoformat()),
        Field("expires_on", "date", last.isoformat(), help="expires_help"),
    ]


def _designation(labels: Labels, today: date) -> list[Field]:
    kinds = [(kind, formats.capitalised(labels.of(kind))) for kind in DESIGNATIONS]
    return [
        Field("kind", "select", "", [("", labels.say("saying.choose")), *kinds]),
        _reason(),
        Field("starts_on", "date", today.isoformat()),
        Field("expires_on", "date", required=False, help="open_help"),
    ]


def _judgement(labels: Labels, today: date) -> list[Field]:
    names = [(name, formats.capitalised(labels.of(name))) for name in judged_fields(labels.policy)]
    names.sort(key=lambda pair: pair[1].casefold())
    return [
        Field("field", "select", "", [("", labels.say("saying.choose")), *names]),
        Field("value", "text", help="value_help"),
        Field("as_of", "date", today.isoformat()),
    ]


def _only_why(*_: object) -> list[Field]:
    return [_reason()]


_FIELDS: Mapping[str, Callable[[Labels, date], list[Field]]] = {
    "override": _override,
    "designation": _designation,
    "judgement": _judgement,
    "correction": _only_why,
    "review": _only_why,
}
_NAMES: Mapping[str, tuple[str, ...]] = {
    "override": ("tier", "reason", "starts_on", "expires_on"),
    "designation": ("kind", "reason", "starts_on", "expires_on"),
    "judgement": ("field", "value", "as_of"),
    "correction": ("reason",),
    "review": ("reason",),
}
