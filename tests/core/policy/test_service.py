"""The service half of a document: what it refuses, and where."""

import pytest

from tanada.errors import PolicyError
from tanada.policy.document import PolicyDocument
from tanada.policy.loading import read_policy
from tanada.policy.model import Policy
from tanada.policy.service import check_service
from tanada.policy.source import read_source

HEAD = """
tanada: 1
name: {en: Test, ja: 試験}
currency: USD
tiers:
  - gold: {name: {en: Gold, ja: ゴールド}, when: {large: arr > 5}, engagement: close}
  - rest_of_us: {name: {en: Rest of us, ja: その他}, when: otherwise}
"""
CLOSE = """
engagement:
  close:
    label: {en: Success plan, ja: 成功計画}
    coverage: named
"""


def problems(text: str) -> list[tuple[str, str, object]]:
    """Code, path and what was found of every problem, in the document's order."""
    with pytest.raises(PolicyError) as caught:
        read_policy(HEAD + text)
    return [
        (each.code, each.place.path, each.params.get("found")) for each in caught.value.problems
    ]


def policy(text: str = CLOSE) -> Policy:
    return read_policy(HEAD + text)


def test_without_a_word_on_transitions_the_documented_defaults_hold() -> None:
    transitions = policy().document.transitions
    assert transitions.up == "at_once"
    assert (transitions.down.after, transitions.down.minimum_days) == ("one_renewal", 30)
    assert (transitions.down.default_term_months, transitions.return_days) == (12, 30)
    assert transitions.rename == {}


def test_nothing_else_of_the_service_half_is_assumed() -> None:
    document = policy().document
    assert (document.capacity, document.outcomes, document.reviews) == (None, None, None)
    assert (document.overlays, document.plays, document.customer_safe) == ({}, {}, [])


def test_a_touchpoint_may_be_named_by_its_kind_or_say_it() -> None:
    text = """
    touchpoints:
      check_in: {by: automated, every: month}
      call: {kind: check_in, by: person, every: quarter, hours: {meeting: 0.5}}
"""
    touchpoints = policy(CLOSE + text).document.engagement["close"].touchpoints
    assert {key: each.kind for key, each in touchpoints.items()} == {
        "check_in": "check_in",
        "call": "check_in",
    }


@pytest.mark.parametrize(
    ("touchpoint", "code", "found"),
    [
        ("{by: automated}", "shape.touchpoint_untimed", "{by}"),
        ("{by: person, every: month}", "shape.hours_unfit", "person"),
        ("{by: automated, every: month, hours: {meeting: 1}}", "shape.hours_unfit", "automated"),
        (
            "{by: mixed, every: month, hours: {meeting: 1}}",
            "shape.person_share_unfit",
            "mixed",
        ),
        (
            "{by: automated, every: quarter, never_rarer_than: month}",
            "shape.frequency_outside_limit",
            "every",
        ),
        (
            "{by: automated, every: month, never_more_often_than: 2 weeks,"
            " variants: {busy: {when: arr > 9, every: week}}}",
            "shape.frequency_outside_limit",
            "busy",
        ),
        (
            "{by: automated, at: [start], variants: {busy: {when: arr > 9, every: week}}}",
            "shape.variants_need_every",
            "{by, at, variants}",
        ),
    ],
)
def test_a_touchpoint_that_contradicts_itself(touchpoint: str, code: str, found: str) -> None:
    text = f"{CLOSE}    touchpoints:\n      check_in: {touchpoint}\n"
    assert problems(text) == [(code, "engagement.close.touchpoints.check_in", found)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("coverage: pooled\n    never_pooled: true", "never_pooled"),
        ("coverage: named\n    coverage_alternative: named", "coverage_alternative"),
        ("coverage: named\n    rotating: true", "rotating"),
        ("coverage: none\n    assigned_contact: true", "assigned_contact"),
        ("coverage: none\n    accounts_per_csm: 15..30", "accounts_per_csm"),
    ],
)
def test_a_coverage_that_contradicts_itself(line: str, found: str) -> None:
    text = CLOSE.replace("coverage: named", line)
    assert ("shape.coverage_contradicted", "engagement.close", found) in problems(text)


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (
            "overlays: {calm: {label: Calm, when: arr > 1, until: condition_ends}}",
            ("shape.overlay_empty", "overlays.calm"),
        ),
        (
            "overlays: {calm: {label: Calm, when: arr > 1, until: {}, uses: close}}",
            ("shape.until_empty", "overlays.calm.until"),
        ),
        (
            "plays: {hello: {label: Hello, steps: [{task: X}]}}",
            ("shape.play_untriggered", "plays.hello"),
        ),
        (
            "plays: {hello: {label: Hello, on: [arrived], steps: [{day: 3}]}}",
            ("shape.step_action", "plays.hello.steps[0]"),
        ),
        ("customer_safe: [name, name]", ("shape.listed_twice", "customer_safe")),
    ],
)
def test_a_part_that_says_too_little_or_too_much(part: str, expected: tuple[str, str]) -> None:
    assert [found[:2] for found in problems(CLOSE + part)] == [expected]


def test_a_scenario_must_add_up() -> None:
    text = """
capacity:
  weekly_hours: 40
  weeks_per_quarter: 13
  utilisation: 75%
  overhead: 15%
  scenarios:
    small:
      csms: 3
      tiers:
        gold: {accounts: 30, arr: 60%, hours_per_account: 22.1, accounts_per_csm: 15, csms: 2}
"""
    path = "capacity.scenarios.small"
    assert problems(CLOSE + text) == [("shape.scenario_does_not_add_up", path, 2)]


@pytest.mark.parametrize(
    ("part", "code", "path", "found"),
    [
        (
            "overlays: {calm: {label: Calm, when: arr > 1, until: {days: 9}, uses: closer}}",
            "service.unknown_engagement",
            "overlays.calm.uses",
            "closer",
        ),
        (
            "overlays: {calm: {label: Calm, when: arr > 1, until: {days: 9},"
            " replaces: {touchpoints: {check_in: {by: automated, every: month}}}}}",
            "service.unknown_touchpoint",
            "overlays.calm.replaces.touchpoints.check_in",
            "check_in",
        ),
        (
            "overlays: {calm: {label: Calm, when: arr > 1, until: {days: 9},"
            " adds: {programmes: [webinars]}}}",
            "service.unknown_programme",
            "overlays.calm.adds.programmes[0]",
            "webinars",
        ),
        (
            "plays: {hello: {label: Hello, on: [arrived], tiers: [golden], steps: [{task: X}]}}",
            "service.unknown_tier",
            "plays.hello.tiers[0]",
            "golden",
        ),
        (
            "reviews: {every: {golden: quarter}}",
            "service.unknown_tier",
            "reviews.every.golden",
            "golden",
        ),
        (
            "transitions: {rename: {silver: golden}}",
            "service.unknown_tier",
            "transitions.rename.silver",
            "golden",
        ),
        (
            "    person_steps_in: {bad_weather: on_event}",
            "service.unknown_event",
            "engagement.close.person_steps_in.bad_weather",
            "bad_weather",
        ),
        (
            "    touchpoints: {check_in: {by: automated, on: [bad_weather]}}",
            "service.unknown_trigger",
            "engagement.close.touchpoints.check_in.on[0]",
            "bad_weather",
        ),
        ("customer_safe: [nmae]", "service.unknown_field", "customer_safe[0]", "nmae"),
    ],
)
def test_a_reference_to_nothing(part: str, code: str, path: str, found: str) -> None:
    assert problems(CLOSE + part) == [(code, path, found)]


def test_a_tier_names_an_engagement_that_exists() -> None:
    text = CLOSE.replace("close:", "closer:")
    assert problems(text) == [("service.unknown_engagement", "tiers[0].gold.engagement", "close")]


def test_what_was_left_out_for_its_own_fault_is_not_called_unknown() -> None:
    source = read_source((HEAD + CLOSE).replace("close:", "closer:"))
    document = PolicyDocument.model_validate(source.data)
    assert [code for code, *_ in check_service(document)] == ["service.unknown_engagement"]
    assert list(check_service(document, [("engagement", "close")])) == []


@pytest.mark.parametrize(
    "rule",
    [
        "overlays: {calm: {label: Calm, when: tier = 'gold', until: {days: 9}, uses: close}}",
        "overlays: {calm: {label: Calm, when: tier >= 'gold', until: {days: 9}, uses: close}}",
    ],
)
def test_a_rule_of_the_service_half_may_ask_for_the_tier(rule: str) -> None:
    assert policy(CLOSE + rule).document.overlays


def test_a_rule_of_the_service_half_is_held_against_the_tiers() -> None:
    rule = "overlays: {calm: {label: Calm, when: tier = 'golden', until: {days: 9}, uses: close}}"
    assert problems(CLOSE + rule) == [("rule.unknown_value", "overlays.calm.when", "golden")]


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("{en: Tier plan, ja: 計画}", "tier"),
        ("{en: Our TIERED plan, ja: 計画}", "tier"),
        ("{en: Ｔｉｅｒ 2 plan, ja: 計画}", "tier"),
        ("{en: Plan, ja: ティア計画}", "ティア"),
        ("{en: Plan, ja: 上の階層の計画}", "階層"),
        ("{en: Gold plan, ja: 計画}", "gold"),
        ("{en: Plan, ja: ゴールド計画}", "ゴールド"),
        ("{en: Plan, ja: ｺﾞｰﾙﾄﾞ計画}", "ゴールド"),
        ("{en: The rest-of-us plan, ja: 計画}", "rest_of_us"),
    ],
)
def test_a_label_that_shows_a_tier_is_refused(label: str, found: str) -> None:
    text = CLOSE.replace("{en: Success plan, ja: 成功計画}", label)
    [(code, path, shown)] = problems(text)
    assert code == "service.label_shows_tier"
    assert path.startswith("engagement.close.label")
    assert str(shown).casefold().startswith(found)


@pytest.mark.parametrize("label", ["Frontier plan", "Golden plan", "Marigold plan"])
def test_a_label_in_which_a_tier_is_only_part_of_a_word_is_fine(label: str) -> None:
    assert policy(CLOSE.replace("en: Success plan", f"en: {label}"))


def test_a_tier_called_a_does_not_forbid_the_article() -> None:
    document = (HEAD + CLOSE).replace("gold:", "a:").replace("en: Gold", "en: A")
    assert read_policy(document.replace("en: Success plan", "en: A plan for you"))
    with pytest.raises(PolicyError, match=r"service\.label_shows_tier"):
        read_policy(document.replace("en: Success plan", "en: Plan A"))


MAIL = """
customer_safe: [name]
plays:
  hello:
    label: {en: Hello, ja: ご挨拶}
    on: [promoted]
    steps:
      - mail:
          subject: {en: Hello, ja: ご挨拶}
          body: {en: "BODY", ja: ご挨拶}
"""


@pytest.mark.parametrize(
    ("body", "code", "found"),
    [
        ("Dear {owner}", "service.field_not_customer_safe", "owner"),
        ("Dear {tier}", "service.field_not_customer_safe", "tier"),
        ("Dear {name", "service.placeholder_unreadable", "Dear {name"),
        ("You are Gold now", "service.label_shows_tier", "gold"),
    ],
)
def test_a_message_that_must_not_reach_a_customer(body: str, code: str, found: str) -> None:
    path = "plays.hello.steps[0].mail.body.en"
    assert problems(CLOSE + MAIL.replace("BODY", body)) == [(code, path, found)]


def test_a_message_may_name_declared_fields_and_the_label() -> None:
    assert policy(CLOSE + MAIL.replace("BODY", "Dear {name}, enjoy {engagement_label}"))
