"""The shipped policies: they link, speak both languages and carry the numbers of the field."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import jsonschema
import pytest

from tanada.policy.document import PolicyDocument
from tanada.policy.loading import load_policy, policy_text, preset_names
from tanada.policy.model import Policy
from tanada.policy.service import check_service, service_rules
from tanada.policy.shape import Words
from tanada.policy.source import Path, read_source
from tanada.rules import ParsedRule, parse_rule

DOLLAR = ("growth", "score_complexity", "score_health", "standard", "touch", "value")
YEN = tuple(f"{name}_jpy" for name in DOLLAR)
BOTH_STANDARDS = ("standard", "standard_jpy")

JAPANESE = re.compile(r"[぀-ヿ一-鿿]")


@pytest.fixture(scope="module")
def policies() -> dict[str, Policy]:
    return {name: load_policy(name) for name in (*DOLLAR, *YEN)}


def raw(name: str) -> Any:
    return read_source(policy_text(name)[0]).data


def nodes(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every mapping, list and scalar of a document with its path."""
    yield path, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from nodes(part, (*path, str(key)))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from nodes(part, (*path, index))


def comments(name: str) -> list[str]:
    """Comments of a document; no preset has a ` #` inside a value."""
    found = (re.search(r"(?:^|\s)#(.*)", line) for line in policy_text(name)[0].splitlines())
    texts = [match[1].strip(" ─") for match in found if match]
    return [text for text in texts if text]


def tier(policy: Policy, key: str) -> Any:
    return next(entry[key] for entry in policy.document.tiers if key in entry)


def test_each_model_of_the_field_ships_in_dollars_and_in_yen() -> None:
    assert {name for name, _ in preset_names()} == {*DOLLAR, *YEN}
    assert next(preset_names())[0] == "standard"


@pytest.mark.parametrize("name", (*DOLLAR, *YEN))
def test_a_preset_links_without_a_problem(name: str) -> None:
    policy = load_policy(name)
    assert policy.currency == ("JPY" if name in YEN else "USD")
    assert list(check_service(policy.document)) == []
    assert policy.tiers[-1].clauses[0].rule is None


@pytest.mark.parametrize("name", (*DOLLAR, *YEN))
def test_every_rule_of_the_service_half_is_one(name: str) -> None:
    rules = list(service_rules(load_policy(name).document))
    assert rules
    assert all(isinstance(parse_rule(text), ParsedRule) for _, text in rules)


@pytest.mark.parametrize("name", (*DOLLAR, *YEN))
def test_the_path_of_a_service_rule_leads_to_its_text(name: str) -> None:
    source = read_source(policy_text(name)[0])
    for path, text in service_rules(load_policy(name).document):
        found: Any = source.data
        for part in path:
            found = found[part]
        assert found == text


@pytest.mark.parametrize("name", (*DOLLAR, *YEN))
def test_a_preset_satisfies_the_schema_for_editors(name: str) -> None:
    schema = PolicyDocument.model_json_schema()
    problems = jsonschema.Draft202012Validator(schema).iter_errors(raw(name))
    assert [problem.json_path for problem in problems] == []


@pytest.mark.parametrize("name", (*DOLLAR, *YEN))
def test_every_text_stands_in_both_languages(name: str) -> None:
    data = raw(name)
    words = [(path, each) for path, each in nodes(data) if isinstance(each, dict) and "ja" in each]
    assert words
    for path, each in words:
        assert set(each) == {"en", "ja"}, path
        assert not JAPANESE.search(each["en"]), path
        assert JAPANESE.search(each["ja"]), path
    labels = [path for path, each in nodes(data) if path[-1:] == ("label",) and type(each) is str]
    assert labels == []


@pytest.mark.parametrize("name", (*DOLLAR, *YEN))
def test_every_attribute_level_score_and_measure_has_a_name(
    name: str, policies: dict[str, Policy]
) -> None:
    policy = policies[name]
    facts = [*policy.attributes, *policy.scores]
    facts += [measure for score in policy.scores for measure in score.measures]
    unnamed = [fact.name for fact in facts if fact.label.en == fact.label.ja]
    assert unnamed == []
    for attribute in policy.attributes:
        assert [level for level, _ in attribute.value_names] == list(attribute.type.values)


@pytest.mark.parametrize("name", DOLLAR)
def test_a_dollar_preset_is_explained_in_english(name: str) -> None:
    assert comments(name)
    assert [text for text in comments(name) if JAPANESE.search(text)] == []


@pytest.mark.parametrize("name", YEN)
def test_a_yen_preset_is_explained_in_japanese(name: str) -> None:
    assert comments(name)
    assert [text for text in comments(name) if not JAPANESE.search(text)] == []


@pytest.mark.parametrize("name", DOLLAR)
def test_a_yen_preset_has_the_structure_of_its_dollar_sibling(name: str) -> None:
    def outline(preset: str) -> list[tuple[Path, object]]:
        """Everything but texts for people, amounts of money and the examples."""
        left_out = {"en", "ja", "currency", "no_person_up_to_arr"}
        return [
            (path, re.sub(r"arr (>=?|<) \d+", r"arr \1 …", each) if type(each) is str else each)
            for path, each in nodes(
                {key: part for key, part in raw(preset).items() if key != "examples"}
            )
            if not isinstance(each, dict | list)
            and not left_out & set(path)
            and path[-3:-1] != ("current_arr", "points")
        ]

    assert outline(f"{name}_jpy") == outline(name)


@pytest.mark.parametrize("name", YEN)
def test_amounts_in_yen_are_whole_and_round(name: str) -> None:
    rules = [each for path, each in nodes(raw(name)) if type(each) is str and "arr " in each]
    amounts = {int(found) for rule in rules for found in re.findall(r"arr [<>]=? (\d+)", rule)}
    known = {0, 500_000, 3_000_000, 5_000_000, 7_500_000, 10_000_000}
    assert amounts
    assert amounts <= known


CLAUSES = {
    ("standard", "tier_1"): {
        "large": "arr > 100000",
        "strategic": "arr > 50000 and strategic",
        "growing": "arr > 75000 and growth_potential = 'high'",
    },
    ("standard", "tier_2"): {"core": "arr >= 25000"},
    ("standard", "tier_3"): {"scale": "arr >= 5000 and not trial"},
    ("standard", "tier_4"): "otherwise",
    ("standard_jpy", "tier_1"): {
        "large": "arr > 10000000",
        "strategic": "arr > 5000000 and strategic",
        "growing": "arr > 7500000 and growth_potential = 'high'",
    },
    ("standard_jpy", "tier_2"): {"core": "arr >= 3000000"},
    ("standard_jpy", "tier_3"): {"scale": "arr >= 500000 and not trial"},
    ("value", "enterprise"): {"large": "arr >= 100000"},
    ("value", "mid_market"): {"middle": "arr >= 25000"},
    ("value", "smb"): "otherwise",
    ("value_jpy", "enterprise"): {"large": "arr >= 10000000"},
    ("touch", "strategic_touch"): {
        "high_value": "arr >= 100000",
        "high_potential": "arr >= 25000 and growth_potential = 'high'",
        "high_complexity": "arr >= 25000 and complexity = 'high'",
    },
    ("growth", "high_potential"): {"room_to_triple": "growth_potential = 'high' and arr > 5000"},
    ("growth", "medium_potential"): {"room_to_grow": "growth_potential >= 'medium'"},
    ("score_health", "tier_1"): {"priority": "priority >= 60 and arr > 0"},
    ("score_health", "tier_2"): {"priority": "priority >= 40 and arr > 0"},
    ("score_health", "tier_3"): {"priority": "priority >= 15 and arr > 0 and not trial"},
    ("score_complexity", "tier_1"): {"priority": "priority >= 55 and arr > 0"},
    ("score_complexity", "tier_2"): {"priority": "priority >= 35 and arr > 0"},
}


@pytest.mark.parametrize(("name", "key"), CLAUSES)
def test_the_way_into_a_tier(name: str, key: str, policies: dict[str, Policy]) -> None:
    assert tier(policies[name], key).when == CLAUSES[name, key]


@pytest.mark.parametrize(
    ("name", "weights"),
    [
        (
            "score_health",
            {"current_arr": 40, "growth": 30, "strategic_value": 20, "health": 10},
        ),
        (
            "score_complexity",
            {"current_arr": 40, "expansion": 30, "strategic_value": 20, "complexity": 10},
        ),
    ],
)
@pytest.mark.parametrize("currency", ["", "_jpy"])
def test_the_weights_of_a_score_preset(
    name: str, currency: str, weights: dict[str, int], policies: dict[str, Policy]
) -> None:
    measures = policies[name + currency].document.scores["priority"].measures
    assert {key: measure.weight for key, measure in measures.items()} == weights


# ARR alone is not enough: what each score preset must say, in the order of its examples.
CASES = {
    "score_health": [
        (150_000, "tier_2", "40"),
        (120_000, "tier_2", "50"),
        (40_000, "tier_1", "64"),
        (15_000, "tier_2", "52"),
        (20_000, "tier_2", "51"),
        (50_000, "tier_3", "26.6667"),
    ],
    "score_complexity": [
        (150_000, "tier_2", "40"),
        (120_000, "tier_2", "45"),
        (40_000, "tier_1", "59"),
        (15_000, "tier_2", "42"),
        (20_000, "tier_2", "41"),
        (50_000, "tier_3", "31.6667"),
    ],
    "score_health_jpy": [
        (15_000_000, "tier_2", "40"),
        (12_000_000, "tier_2", "50"),
        (4_000_000, "tier_1", "62.8571"),
        (1_500_000, "tier_2", "50"),
        (2_000_000, "tier_2", "48.3333"),
        (5_000_000, "tier_3", "25.7143"),
    ],
    "score_complexity_jpy": [
        (15_000_000, "tier_2", "40"),
        (12_000_000, "tier_2", "45"),
        (4_000_000, "tier_1", "57.8571"),
        (1_500_000, "tier_2", "40"),
        (2_000_000, "tier_2", "38.3333"),
        (5_000_000, "tier_3", "30.7143"),
    ],
}


@pytest.mark.parametrize("name", CASES)
def test_a_score_preset_begins_its_examples_with_the_cases_of_the_field(
    name: str, policies: dict[str, Policy]
) -> None:
    examples = [
        (dict(example.given)["arr"], *dict(example.expect).values())
        for example in policies[name].examples[:6]
    ]
    assert examples == [(arr, key, Decimal(sum_)) for arr, key, sum_ in CASES[name]]


ENGAGEMENT = {
    "high_touch": {
        "coverage": "named",
        "never_pooled": True,
        "executive_sponsor": True,
        "seniority": "senior",
        "accounts_per_csm": (15, 30),
        "check_in": (14, "day", "person"),
        "business_review": (3, "month", "person"),
        "inbound_answer": (0, 0, "minute", False),
        "support_first_response": (0, 1, "hour", True),
        "success_plan": "custom",
        "renewal": ("csm", []),
    },
    "medium_touch": {
        "coverage": "pooled",
        "never_pooled": False,
        "executive_sponsor": False,
        "seniority": "any",
        "accounts_per_csm": (50, 100),
        "check_in": (1, "month", "mixed"),
        "business_review": (6, "month", "person"),
        "inbound_answer": (0, 0, "day", False),
        "support_first_response": (0, 1, "business day", False),
        "success_plan": "template",
        "renewal": ("csm", []),
    },
    "low_touch": {
        "coverage": "pooled",
        "never_pooled": False,
        "executive_sponsor": False,
        "seniority": "any",
        "accounts_per_csm": (200, 500),
        "check_in": (1, "month", "automated"),
        "business_review": (12, "month", "automated"),
        "inbound_answer": (2, 3, "day", False),
        "support_first_response": (24, 48, "hour", False),
        "success_plan": "none",
        "renewal": ("automated", [60, 30, 14]),
    },
    "tech_touch": {
        "coverage": "none",
        "never_pooled": False,
        "executive_sponsor": False,
        "seniority": "any",
        "accounts_per_csm": None,
        "check_in": None,
        "business_review": None,
        "inbound_answer": "as_support",
        "support_first_response": (2, 3, "day", False),
        "success_plan": "self_directed",
        "renewal": ("automated", []),
    },
}


def _rhythm(touchpoint: Any) -> object:
    return touchpoint and (touchpoint.every.count, touchpoint.every.unit, touchpoint.by)


def _time(time: Any) -> object:
    return time if type(time) is str else (time.least, time.most, time.unit, time.under)


@pytest.mark.parametrize("name", BOTH_STANDARDS)
@pytest.mark.parametrize("key", ENGAGEMENT)
def test_the_standard_engagement_of_a_tier(
    name: str, key: str, policies: dict[str, Policy]
) -> None:
    model = policies[name].document.engagement[key]
    band = model.accounts_per_csm
    assert model.success_plan is not None
    assert model.renewal is not None
    assert {
        "coverage": model.coverage,
        "never_pooled": model.never_pooled,
        "executive_sponsor": model.executive_sponsor,
        "seniority": model.seniority,
        "accounts_per_csm": band and (band.low, band.high),
        "check_in": _rhythm(model.touchpoints.get("check_in")),
        "business_review": _rhythm(model.touchpoints.get("business_review")),
        "inbound_answer": _time(model.responses.inbound_answer),
        "support_first_response": _time(model.responses.support_first_response),
        "success_plan": model.success_plan.kind,
        "renewal": (model.renewal.by, model.renewal.mails_days_before),
    } == ENGAGEMENT[key]


@pytest.mark.parametrize("name", BOTH_STANDARDS)
def test_a_strategic_account_is_seen_weekly_in_onboarding_and_in_recovery(
    name: str, policies: dict[str, Policy]
) -> None:
    check_in = policies[name].document.engagement["high_touch"].touchpoints["check_in"]
    assert {key: (v.every.count, v.every.unit) for key, v in check_in.variants.items()} == {
        "onboarding": (7, "day"),
        "recovery": (7, "day"),
    }
    assert check_in.never_rarer_than is not None
    assert (check_in.never_rarer_than.count, check_in.never_rarer_than.unit) == (1, "month")


@pytest.mark.parametrize("name", BOTH_STANDARDS)
def test_a_person_steps_in_for_a_tech_touch_account(name: str, policies: dict[str, Policy]) -> None:
    assert list(policies[name].document.engagement["tech_touch"].person_steps_in) == [
        "health_crash",
        "upgrade_to_paid",
        "expansion_threshold",
        "viral_growth",
        "enterprise_plan_interest",
        "critical_issue",
        "automation_failed",
    ]


GOALS = {
    "tier_1": {"logo_retention": "0.98", "expansion": "0.3", "advocacy": "0.4"},
    "tier_2": {"logo_retention": "0.9", "expansion": "0.15", "product_adoption": "0.7"},
    "tier_3": {"logo_retention": "0.8", "net_retention": "1"},
    "tier_4": {"logo_retention": "0.7"},
}
SHARES = {
    "tier_1": {"accounts": "10..20", "aim": "15..20", "arr": "50..70", "hours": "50..60"},
    "tier_2": {"accounts": "30..40", "arr": "25..35"},
    "tier_3": {"accounts": "40..60", "aim": "40..50", "arr": "10..20"},
    "tier_4": {},
}


@pytest.mark.parametrize("name", BOTH_STANDARDS)
@pytest.mark.parametrize("key", GOALS)
def test_the_standard_goals_and_shares_of_a_tier(
    name: str, key: str, policies: dict[str, Policy]
) -> None:
    shape = tier(policies[name], key)
    assert shape.goals == {goal: Decimal(value) for goal, value in GOALS[key].items()}
    shares = {
        each: f"{100 * share.low:.0f}..{100 * share.high:.0f}"
        for each, share in (shape.share or ())
        if share is not None
    }
    assert shares == SHARES[key]


@pytest.mark.parametrize("name", BOTH_STANDARDS)
def test_a_csm_has_331_and_a_half_productive_hours_a_quarter(
    name: str, policies: dict[str, Policy]
) -> None:
    capacity = policies[name].document.capacity
    assert capacity is not None
    assert capacity.hours_per_quarter() == Decimal("331.5")


@pytest.mark.parametrize("name", BOTH_STANDARDS)
def test_the_worked_example_of_ten_csms(name: str, policies: dict[str, Policy]) -> None:
    capacity = policies[name].document.capacity
    assert capacity is not None
    tiers = capacity.scenarios["ten_csms"].tiers
    assert {
        key: (each.accounts, each.hours_per_account, each.accounts_per_csm, each.csms, each.arr)
        for key, each in tiers.items()
    } == {
        "tier_1": (60, Decimal("22.1"), 15, 4, Decimal("0.6")),
        "tier_2": (150, Decimal("8.84"), Decimal("37.5"), 4, Decimal("0.3")),
        "tier_3": (400, Decimal("1.6575"), 200, 2, Decimal("0.1")),
    }
    for each in tiers.values():
        assert each.hours_per_account * each.accounts == Decimal("331.5") * each.csms


@pytest.mark.parametrize("name", BOTH_STANDARDS)
@pytest.mark.parametrize(
    ("key", "hours"),
    [("high_touch", "16"), ("medium_touch", "4.75"), ("low_touch", "1")],
)
def test_the_steady_touchpoints_of_a_tier_fit_its_accounts_per_csm(
    name: str, key: str, hours: str, policies: dict[str, Policy]
) -> None:
    model = policies[name].document.engagement[key]
    needed = Fraction(0)
    for touchpoint in model.touchpoints.values():
        if touchpoint.every is not None and touchpoint.hours is not None:
            once = Fraction(
                touchpoint.hours.preparation + touchpoint.hours.meeting + touchpoint.hours.follow_up
            )
            share = Fraction(1 if touchpoint.person_share is None else touchpoint.person_share)
            needed += once * share * touchpoint.every.per_quarter(13)
    assert needed == Fraction(hours)
    assert model.accounts_per_csm is not None
    assert model.accounts_per_csm.low <= Fraction("331.5") / needed <= model.accounts_per_csm.high


@pytest.mark.parametrize("name", (*DOLLAR, *YEN))
def test_accounts_move_as_the_field_asks(name: str, policies: dict[str, Policy]) -> None:
    transitions = policies[name].document.transitions
    assert (transitions.up, transitions.down.after) == ("at_once", "one_renewal")
    assert (transitions.down.minimum_days, transitions.down.default_term_months) == (30, 12)
    assert transitions.return_days == 30


@pytest.mark.parametrize("name", (*DOLLAR, *YEN))
def test_outcomes_are_measured_over_twelve_months_every_month(
    name: str, policies: dict[str, Policy]
) -> None:
    outcomes = policies[name].document.outcomes
    assert outcomes is not None
    assert (outcomes.method, outcomes.window_months, outcomes.win_back_days) == ("cohort", 12, 60)
    assert (outcomes.every.count, outcomes.every.unit) == (1, "month")
    assert outcomes.months_before_more_dimensions == 6


@pytest.mark.parametrize("name", BOTH_STANDARDS)
def test_standard_has_the_five_behaviour_segments(name: str, policies: dict[str, Policy]) -> None:
    levels = {each.name: each.type.values for each in policies[name].attributes}
    assert levels["product_use"] == ("power", "standard", "low")
    assert levels["cs_engagement"] == ("high_touch", "standard", "low")
    assert levels["adoption_stage"] == ("early", "growing", "mature")
    assert levels["support_need"] == ("high", "standard", "self_sufficient")
    assert levels["advocacy"] == ("active", "willing", "none")


@pytest.mark.parametrize("name", (*DOLLAR, *YEN))
def test_more_arr_is_declared_never_to_lower_a_tier(name: str, policies: dict[str, Policy]) -> None:
    assert ("arr", "up") in policies[name].monotone


def test_no_two_presets_mean_the_same(policies: dict[str, Policy]) -> None:
    assert len({policy.fingerprint for policy in policies.values()}) == 12


def test_a_label_is_words(policies: dict[str, Policy]) -> None:
    label = policies["standard"].document.engagement["high_touch"].label
    assert label == Words(en="Enterprise success plan", ja="エンタープライズ成功計画")
