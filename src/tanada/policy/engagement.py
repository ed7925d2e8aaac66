"""Engagement models: what an account gets, who gives it and how much time it takes."""

from decimal import Decimal
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from tanada.policy.shape import Band, Key, Label, Number, Percent, RuleText, Shape, Whole
from tanada.policy.times import AtMoment, Every, Frequency, Within

Event = Literal[
    "arrived",
    "promoted",
    "demoted",
    "milestone",
    "request",
    "upgrade_to_paid",
    "enterprise_plan_interest",
    "viral_growth",
    "critical_issue",
    "automation_failed",
]
"""What happens outside the data of an account: a transition, or a message of another system."""

ON_EVENT = "on_event"
"""Stands in a rule's place where a trigger is the event of the same name."""

TouchpointKind = Literal[
    "check_in",
    "kickoff",
    "milestone",
    "business_review",
    "success_plan_review",
    "executive_meeting",
    "roadmap_session",
    "training",
    "webinar",
    "value_report",
    "technical_review",
    "nurture",
    "renewal",
    "expansion",
]
TOUCHPOINT_KINDS: tuple[str, ...] = TouchpointKind.__args__  # type: ignore[attr-defined]

_CALENDAR_WEEKS = 13
_MOST_DAYS = 3660

T = TypeVar("T")


def distinct(values: list[T]) -> list[T]:
    """The list, where nothing stands in it twice."""
    for index, value in enumerate(values):
        if value in values[:index]:
            raise PydanticCustomError("listed_twice", "list", {"found": str(value)})
    return values


Several = Annotated[list[T], AfterValidator(distinct), Field(max_length=100)]
"""Things that are different from each other; their order means nothing."""

YesNo = Annotated[bool, Field(strict=True)]
Days = Annotated[Whole, Field(ge=0, le=_MOST_DAYS)]
Hours = Annotated[Number, Field(ge=0, le=1_000, decimal_places=4)]
Giver = Literal["csm", "automated"]


class HoursShape(Shape):
    """Hours of a person that one touchpoint takes; a part that is not named takes none."""

    preparation: Hours = Decimal(0)
    meeting: Hours = Decimal(0)
    follow_up: Hours = Decimal(0)


class VariantShape(Shape):
    """Another rhythm while a condition holds; of several that hold, the first written counts."""

    when: RuleText
    every: Every
    hours: HoursShape | None = None


def _kind_optional(schema: dict[str, Any]) -> None:
    """In a document the touchpoint's key can say its kind."""
    schema["required"].remove("kind")


class TouchpointShape(Shape):
    """One kind of contact: `every` so often, `at` moments of the contract, `on` triggers.

    `on` names triggers of `person_steps_in`, or events. `person_share` is the share of a
    mixed touchpoint that people give; `hours` are those of one given by a person.
    """

    model_config = ConfigDict(json_schema_extra=_kind_optional)

    kind: TouchpointKind
    by: Literal["person", "automated", "mixed"]
    label: Label | None = None
    every: Every | None = None
    at: Several[AtMoment] = []
    on: Several[Key] = []
    never_rarer_than: Every | None = None
    never_more_often_than: Every | None = None
    variants: Annotated[dict[Key, VariantShape], Field(max_length=20)] = {}
    person_share: Percent | None = None
    hours: HoursShape | None = None
    channels: Several[Literal["in_person", "video", "phone", "mail", "slack", "in_app"]] = []
    format: Literal["custom", "template", "customised_template"] | None = None
    attendees: Several[Literal["executives", "executive_sponsor", "specialist"]] = []
    never_skipped: YesNo = False

    @model_validator(mode="after")
    def _timed(self) -> Self:
        if self.every is None and not self.at and not self.on:
            raise PydanticCustomError(
                "touchpoint_untimed", "touchpoint", {"expected": "every, at, on"}
            )
        if self.every is None and self.variants:
            raise PydanticCustomError("variants_need_every", "variants", {"expected": "every"})
        return self

    @model_validator(mode="after")
    def _people_and_hours(self) -> Self:
        if (self.by == "mixed") != (self.person_share is not None):
            raise PydanticCustomError("person_share_unfit", "share", {"found": self.by})
        if (self.by == "automated") == (self.hours is not None):
            raise PydanticCustomError("hours_unfit", "hours", {"found": self.by})
        return self

    @model_validator(mode="after")
    def _within_limits(self) -> Self:
        rhythms = {name: variant.every for name, variant in self.variants.items()}
        for name, every in {"every": self.every, **rhythms}.items():
            if every and self.never_rarer_than and _rarer(every, self.never_rarer_than):
                params = {"found": name, "limit": "never_rarer_than"}
                raise PydanticCustomError("frequency_outside_limit", "frequency", params)
            if every and self.never_more_often_than and _rarer(self.never_more_often_than, every):
                params = {"found": name, "limit": "never_more_often_than"}
                raise PydanticCustomError("frequency_outside_limit", "frequency", params)
        return self


def _rarer(one: Frequency, other: Frequency) -> bool:
    return one.per_quarter(_CALENDAR_WEEKS) < other.per_quarter(_CALENDAR_WEEKS)


def _kind_by_key(value: object) -> object:
    """A touchpoint whose key is the name of a kind need not name its kind again."""
    if not isinstance(value, dict):
        return value
    return {
        key: {"kind": key, **touchpoint}
        if key in TOUCHPOINT_KINDS and isinstance(touchpoint, dict)
        else touchpoint
        for key, touchpoint in value.items()
    }


Touchpoints = Annotated[
    dict[Key, TouchpointShape], BeforeValidator(_kind_by_key), Field(max_length=50)
]


class EscalationShape(Shape):
    """To whom an unhappy account is brought, how soon and at what hours."""

    to: Literal["leadership", "senior_csm"]
    within: Within | None = None
    hours: Literal["always", "business_hours"] | None = None


def _answer_kind(value: object) -> str:
    return "=as_support" if value == "as_support" else "=time"


Answer = Annotated[
    Annotated[Literal["as_support"], Tag("=as_support")] | Annotated[Within, Tag("=time")],
    Discriminator(_answer_kind),
    WithJsonSchema({"type": "string", "examples": ["as_support", "immediate", "same day"]}),
]


class ResponsesShape(Shape):
    """How soon a CSM and the support answer; `as_support`: the CSM's answer is the support's."""

    inbound_answer: Answer | None = None
    support_first_response: Within | None = None
    support_hours: Literal["always", "business_hours"] | None = None
    community_first: YesNo = False


class SuccessPlanShape(Shape):
    """What kind of success plan there is, and what belongs to it."""

    kind: Literal["custom", "template", "self_directed", "none"]
    parts: Several[Literal["mutual_action_plan", "joint_roadmap", "goals"]] = []


class ExpansionShape(Shape):
    """Who leads an account to buy more, and by what means."""

    by: Giver
    means: Several[
        Literal[
            "dedicated_campaigns",
            "executives",
            "custom_pricing",
            "targeted_upsell",
            "upgrade_offers",
            "product_led",
            "in_product_prompts",
        ]
    ] = []


class MessageShape(Shape):
    """A mail to a customer; `{name}` stands for a field declared customer-safe."""

    subject: Label
    body: Label


class RenewalShape(Shape):
    """Who leads a renewal, from a template or not, and on which days before it mails go out."""

    by: Giver
    template: YesNo = False
    mails_days_before: Several[Days] = []
    follow_ups: YesNo = False
    automated_offer: YesNo = False
    mail: MessageShape | None = None


def _steps_in_kind(value: object) -> str:
    return "=triggers" if isinstance(value, dict) else "=always"


StepsIn = Annotated[
    Annotated[Literal["always"], Tag("=always")]
    | Annotated[dict[Key, RuleText], Tag("=triggers"), Field(max_length=50)],
    Discriminator(_steps_in_kind),
]
"""`always`, or triggers by name: a rule, or `on_event` for the event of that name."""


class EngagementShape(Shape):
    """An engagement model. Customers may read its `label`; `profile` is for the team only.

    `programmes` are keys of the document's `programmes`. With `coverage: none` nobody owns
    the account; people still step in on triggers.
    """

    label: Label
    coverage: Literal["named", "pooled", "none"]
    profile: Label | None = None
    coverage_alternative: Literal["named", "pooled"] | None = None
    never_pooled: YesNo = False
    assigned_contact: YesNo = False
    rotating: YesNo = False
    seniority: Literal["senior", "any"] = "any"
    executive_sponsor: YesNo = False
    escalation: EscalationShape | None = None
    channels: Several[
        Literal["mail", "slack", "dedicated_channel", "phone", "in_app", "community", "chatbot"]
    ] = []
    accounts_per_csm: Band | None = None
    touchpoints: Touchpoints = {}
    watches: Several[Literal["usage", "health"]] = []
    responses: ResponsesShape = ResponsesShape()
    success_plan: SuccessPlanShape | None = None
    training: Several[
        Literal[
            "custom_sessions",
            "onboarding_specialist",
            "on_site_if_needed",
            "group_webinars",
            "occasional_webinars",
            "recordings",
            "on_demand_library",
            "self_service",
        ]
    ] = []
    programmes: Several[Key] = []
    expansion: ExpansionShape | None = None
    renewal: RenewalShape | None = None
    person_steps_in: StepsIn = {}

    @model_validator(mode="after")
    def _coverage_agrees(self) -> Self:
        pooled = "pooled" in (self.coverage, self.coverage_alternative)
        contradictions = {
            "never_pooled": self.never_pooled and pooled,
            "coverage_alternative": self.coverage_alternative == self.coverage,
            "rotating": self.rotating and not pooled,
            "assigned_contact": self.assigned_contact and self.coverage == "none",
            "accounts_per_csm": self.accounts_per_csm is not None and self.coverage == "none",
        }
        for name, contradicts in contradictions.items():
            if contradicts:
                params = {"found": name, "coverage": self.coverage}
                raise PydanticCustomError("coverage_contradicted", "coverage", params)
        return self
