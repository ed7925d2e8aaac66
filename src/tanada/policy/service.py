"""The service half of a policy document: what each tier gets, and how accounts move.

Engagement, transitions, overlays, reviews, plays, capacity and outcomes.
"""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from tanada.policy.engagement import (
    Days,
    EngagementShape,
    EscalationShape,
    Event,
    Hours,
    MessageShape,
    ResponsesShape,
    Several,
    Touchpoints,
    YesNo,
)
from tanada.policy.service_checks import check_service, service_rules
from tanada.policy.shape import Key, Label, Number, Percent, Plain, Points, RuleText, Shape, Whole
from tanada.policy.times import EveryMonths

_MOST_MONTHS = 1200


class DownShape(Shape):
    """How long an account keeps its tier when it no longer qualifies for it."""

    after: Literal["one_renewal"] = "one_renewal"
    minimum_days: Days = 30
    default_term_months: Annotated[Whole, Field(ge=1, le=_MOST_MONTHS)] = 12


class TransitionsShape(Shape):
    """How accounts move between tiers; `rename` maps tiers of an earlier policy to today's."""

    up: Literal["at_once"] = "at_once"
    down: DownShape = DownShape()
    return_days: Days = 30
    rename: Annotated[dict[Key, Key], Field(max_length=100)] = {}


class ProgrammeShape(Shape):
    """Something that accounts can take part in; `only_when` says which ones are asked."""

    label: Label
    only_when: RuleText | None = None


class AddsShape(Shape):
    """What an overlay gives beside the tier's engagement."""

    touchpoints: Touchpoints = {}
    programmes: Several[Key] = []
    executive_sponsor: YesNo = False
    escalation: EscalationShape | None = None


class ReplacesShape(Shape):
    """What an overlay gives in place of the same part of the tier's engagement."""

    touchpoints: Touchpoints = {}
    responses: ResponsesShape | None = None


class UntilShape(Shape):
    """An overlay's end: after so many days, or when a condition holds, whichever is first."""

    days: Annotated[Whole, Field(ge=1, le=3660)] | None = None
    when: RuleText | None = None

    @model_validator(mode="after")
    def _some_end(self) -> Self:
        if self.days is None and self.when is None:
            raise PydanticCustomError("until_empty", "until", {"expected": "days, when"})
        return self


def _until_kind(value: object) -> str:
    return "=end" if isinstance(value, dict) else "=condition"


class OverlayShape(Shape):
    """Other service for a time; the tier stays. `uses` names another engagement altogether."""

    label: Label
    when: RuleText
    until: Annotated[
        Annotated[Literal["condition_ends"], Tag("=condition")]
        | Annotated[UntilShape, Tag("=end")],
        Discriminator(_until_kind),
    ]
    uses: Key | None = None
    adds: AddsShape | None = None
    replaces: ReplacesShape | None = None

    @model_validator(mode="after")
    def _does_something(self) -> Self:
        if self.uses is None and self.adds is None and self.replaces is None:
            expected = {"expected": "uses, adds, replaces"}
            raise PydanticCustomError("overlay_empty", "overlay", expected)
        return self


Catch = Literal[
    "grew",
    "shrank",
    "health_changed",
    "designation_to_add",
    "designation_to_remove",
]


class TopAccountsShape(Shape):
    """The accounts that are looked at more often than their tier."""

    when: RuleText
    every: EveryMonths


class ReviewsShape(Shape):
    """How often the accounts of each tier are reviewed, and what a review looks for.

    `arr_change` and `health_change` (points) are the changes since the last review from
    which an account counts as grown, shrunk, or changed in health.
    """

    every: Annotated[dict[Key, EveryMonths], Field(min_length=1, max_length=12)]
    top_accounts: TopAccountsShape | None = None
    catches: Several[Catch] = []
    arr_change: Percent | None = None
    health_change: Points | None = None
    confirm_newcomers_within_days: Days | None = None
    shift_expires_within_days: Days | None = None


_ACTIONS = ("task", "mail", "in_app", "touchpoint", "programme")


class StepShape(Shape):
    """One step of a play on a day after its start (0: the day itself): exactly one action.

    `task` is for the team; `mail` and `in_app` reach the customer; `touchpoint` and
    `programme` name what the engagement, or the document, knows under that key.
    """

    day: Days = 0
    task: Label | None = None
    mail: MessageShape | None = None
    in_app: Label | None = None
    touchpoint: Key | None = None
    programme: Key | None = None
    hours: Hours | None = None

    @model_validator(mode="after")
    def _one_action(self) -> Self:
        if sum(getattr(self, name) is not None for name in _ACTIONS) != 1:
            expected = ", ".join(_ACTIONS)
            raise PydanticCustomError("step_action", "step", {"expected": expected})
        return self


class PlayShape(Shape):
    """Steps that begin when a condition comes true, or `on` an event; all tiers if none named."""

    label: Label
    steps: Annotated[list[StepShape], Field(min_length=1, max_length=50)]
    when: RuleText | None = None
    on: Several[Event] = []
    tiers: Several[Key] = []
    stops_when: RuleText | None = None
    again_after_days: Days | None = None

    @model_validator(mode="after")
    def _triggered(self) -> Self:
        if self.when is None and not self.on:
            raise PydanticCustomError("play_untriggered", "play", {"expected": "when, on"})
        return self


class CostShape(Shape):
    """What a CSM costs in a year, and what an account's ARR can carry."""

    csm_per_year: Annotated[Number, Field(gt=0)] | None = None
    carried_share_of_arr: Percent | None = None
    no_person_up_to_arr: Annotated[Number, Field(ge=0)] | None = None


class BooksShape(Shape):
    """When an account does not change its CSM, and what a CSM should have in common with it."""

    no_move_days_before_renewal: Days
    no_move_in_first_days: Days
    match: Several[Literal["language", "region", "industry", "seniority"]] = []


class ScenarioTierShape(Shape):
    """A tier in a scenario; `hours_per_account` are per quarter."""

    accounts: Annotated[Whole, Field(ge=0)]
    arr: Percent
    hours_per_account: Hours
    accounts_per_csm: Annotated[Number, Field(gt=0)]
    csms: Annotated[Whole, Field(ge=0)]


class ScenarioShape(Shape):
    """A worked example of staffing, with the numbers that must come out."""

    csms: Annotated[Whole, Field(ge=1)]
    tiers: Annotated[dict[Key, ScenarioTierShape], Field(min_length=1, max_length=12)]

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        together = sum(tier.csms for tier in self.tiers.values())
        if together != self.csms:
            params = {"found": together, "expected": self.csms}
            raise PydanticCustomError("scenario_does_not_add_up", "scenario", params)
        return self


class CapacityShape(Shape):
    """The hours that people have, what they cost, and how books are dealt.

    Productive hours of a CSM per quarter are `weekly_hours` × `weeks_per_quarter` ×
    `utilisation` × (1 − `overhead`). A tier that gets less than `starved_below` of the
    hours it needs is starved. Each tier's share of the hours stands in its `share`.
    """

    weekly_hours: Annotated[Number, Field(gt=0, le=168)]
    weeks_per_quarter: Annotated[Whole, Field(ge=1, le=14)]
    utilisation: Annotated[Percent, Field(gt=0)]
    overhead: Annotated[Percent, Field(lt=1)]
    starved_below: Percent | None = None
    cost: CostShape | None = None
    books: BooksShape | None = None
    scenarios: Annotated[dict[Key, ScenarioShape], Field(max_length=20)] = {}

    def hours_per_quarter(self) -> Decimal:
        """Productive hours of one CSM per quarter."""
        possible = self.weekly_hours * self.weeks_per_quarter
        return possible * self.utilisation * (1 - self.overhead)


class OutcomesShape(Shape):
    """How it is measured whether the tiers work; `excludes` leaves out who is no customer yet."""

    method: Literal["cohort", "formula"] = "cohort"
    window_months: Annotated[Whole, Field(ge=1, le=60)]
    every: EveryMonths
    win_back_days: Annotated[Whole, Field(ge=0, le=366)]
    months_before_more_dimensions: Annotated[Whole, Field(ge=0, le=60)]
    excludes: RuleText | None = None


class ServiceShape(Shape):
    """Everything in a policy that acts after the tier is decided.

    `customer_safe` are the fields that may stand in texts which reach a customer.
    """

    engagement: Annotated[dict[Key, EngagementShape], Field(max_length=50)] = {}
    transitions: TransitionsShape = TransitionsShape()
    programmes: Annotated[dict[Key, ProgrammeShape], Field(max_length=200)] = {}
    overlays: Annotated[dict[Key, OverlayShape], Field(max_length=100)] = {}
    reviews: ReviewsShape | None = None
    plays: Annotated[dict[Key, PlayShape], Field(max_length=200)] = {}
    capacity: CapacityShape | None = None
    outcomes: OutcomesShape | None = None
    customer_safe: Several[Plain] = []


__all__ = ["ServiceShape", "check_service", "service_rules"]
