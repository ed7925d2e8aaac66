"""A problem becomes a few lines that say where, what, and how to mend it."""

import re

import pytest

from tanada.errors import Place, Problem, TanadaError
from tanada.messages import LANGUAGES, render_problem
from tanada.messages.catalogue import TEXTS
from tanada.policy.loading import load_policy, read_policy

PLACE = Place("policy.yaml", 12, 9, "tiers[0].tier_1.when.large")
HEAD = "tanada: 1\nname: Test\ncurrency: USD\n"
TIERS = """tiers:
  - one: {name: {en: Gold, ja: 金}, when: {large: arr > 5}}
  - two: {name: {en: Rest, ja: 他}, when: otherwise}
"""
ENGAGEMENT = "engagement: {care: {label: Care, coverage: named, %s}}\n"


def found(document: str) -> list[Problem]:
    with pytest.raises(TanadaError) as caught:
        read_policy(document, "policy.yaml")
    return list(caught.value.problems)


def with_rule(rule: str) -> str:
    return HEAD + TIERS.replace("arr > 5", f'"{rule}"')


def with_part(part: str) -> str:
    return HEAD + part + "\n" + TIERS


def test_the_first_line_says_where_and_what() -> None:
    problem = Problem("rule.unknown_name", PLACE, {"found": "arrr", "nearest": "arr"})
    assert render_problem(problem, "en") == (
        "policy.yaml:12:9: tiers[0].tier_1.when.large: "
        "There is no field, attribute or score called “arrr”.\n"
        "  Did you mean “arr”?"
    )
    assert render_problem(problem, "ja") == (
        "policy.yaml:12:9: tiers[0].tier_1.when.large: "
        "「arrr」という項目・属性・スコアはありません。\n"
        "  「arr」ではありませんか。"
    )


def test_a_problem_without_a_place_begins_with_what_is_wrong() -> None:
    assert render_problem(Problem("rule.empty"), "en").startswith("The rule is empty.\n  Write")


def test_a_line_without_a_path_is_shown() -> None:
    problem = Problem("document.too_deep", Place("a.yaml", 3, 1), {"limit": 32})
    assert render_problem(problem, "en") == (
        "a.yaml:3:1: The document is nested more than 32 deep."
    )


def test_nothing_near_is_not_asked_about() -> None:
    problem = Problem("rule.unknown_name", Place(), {"found": "xyz", "nearest": None})
    assert render_problem(problem, "en") == "There is no field, attribute or score called “xyz”."


def test_what_the_message_does_not_mention_follows_it() -> None:
    problem = Problem("shape.number_expected", Place(), {"found": "10k"})
    assert render_problem(problem, "en").splitlines() == [
        "A number is expected here.",
        "  Found: 10k",
        "  Write it without separators, sign of currency or unit: 100000",
    ]


def test_the_choices_of_a_key_are_listed() -> None:
    (problem,) = found(with_part("level: parrent"))
    assert render_problem(problem, "en").splitlines() == [
        "policy.yaml:4:8: level: “parrent” cannot stand here.",
        "  Expected: account, parent",
    ]
    assert render_problem(problem, "ja").splitlines() == [
        "policy.yaml:4:8: level: ここに「parrent」は書けません。",
        "  想定される値: account、parent",
    ]


def test_a_long_text_is_cut_and_stands_on_one_line() -> None:
    problem = Problem("rule.unreadable", Place(), {"found": "arr >\n" + "x" * 200})
    first = render_problem(problem, "en").splitlines()[0]
    assert first.startswith("This cannot be read as a rule: arr > xxx")
    assert first.endswith("…")
    assert len(first) < 160


def test_the_reason_of_a_reject_is_told_in_the_readers_language() -> None:
    params = {"found": "A-1", "field": "arr", "value": "abc", "reason": "reject.unreadable_number"}
    problem = Problem("explain.rejected", Place("accounts.csv"), params)
    assert "arr “abc”: not a number" in render_problem(problem, "en")
    assert "arr「abc」(数値として読めない)" in render_problem(problem, "ja")


def test_an_unlisted_misfit_of_shape_is_told_in_general_words() -> None:
    problem = Problem("shape.never_heard_of", Place(), {"found": "x"})
    assert render_problem(problem, "en").startswith("This does not fit here.\n  Found: x")


def test_any_other_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        render_problem(Problem("rule.never_heard_of"), "en")


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("", "rule.empty"),
        ("arr > 5 " * 400, "rule.too_long"),
        ("plan = 'x", "rule.unclosed_quote"),
        ("arr > 5 /* five */", "rule.comment"),
        ('plan = \\"x\\"', "rule.double_quotes"),
        ("arr > $5", "rule.unknown_symbol"),
        ("arr > 5)", "rule.parenthesis_not_opened"),
        ("(arr > 5", "rule.parenthesis_not_closed"),
        ("(" * 40 + "arr" + ")" * 40 + " > 5", "rule.too_deep"),
        ("arr > 5,000", "rule.comma"),
        ("arr 5", "rule.operator_expected"),
        ("round(arr) > 5", "rule.unknown_function"),
        ("arr >", "rule.unreadable"),
        ("arr", "rule.not_a_condition"),
        ("1 < arr < 5", "rule.chained"),
        ("arr = null", "rule.compared_with_null"),
        ("arr is 5", "rule.is_needs_null"),
        ("plan in (name)", "rule.in_needs_literals"),
        ("arrr > 5", "rule.unknown_name"),
        ("csm_sentiment = 'blue'", "rule.unknown_value"),
        ("plan > 'a'", "rule.no_order"),
        ("arr > 'a'", "rule.different_kinds"),
        ("plan + 1 > 5", "rule.not_a_number"),
        ("started_on > 'May'", "rule.not_a_date"),
        ("arr > 1234567890123456789", "rule.number_too_long"),
        ("arr * arr * arr > 5", "rule.too_wide"),
        ("least(arr) > 5", "rule.argument_count"),
        ("percentile(arr, mrr) > 0.5", "rule.argument_count"),
        ("days_since(arr) > 5", "rule.needs_date"),
        ("percentile(arr + 1) > 0.5", "rule.needs_number_name"),
        ("least(plan, name) > 5", "rule.needs_numbers"),
        ("coalesce(plan, arr) = 5", "rule.needs_one_kind"),
    ],
)
def test_a_problem_of_a_rule_is_told_in_both_languages(rule: str, code: str) -> None:
    assert_told(with_rule(rule), code)


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("", "document.empty"),
        ("[1]", "document.not_a_mapping"),
        ("a: [", "document.not_yaml"),
        ("a: 1\n---\nb: 2", "document.several"),
        ("a: &x 1", "document.alias"),
        ("a: !!str 1", "document.tag"),
        ("{[1]: 2}", "document.key_not_plain"),
        ("a: 1\na: 2", "document.key_twice"),
        ("a: " + "[" * 40 + "]" * 40, "document.too_deep"),
        ("a: [" + "1, " * 50_001 + "]", "document.too_many_nodes"),
        ("# " + "x" * 1_100_000, "document.too_large"),
        (HEAD.replace("USD", "USX") + TIERS, "policy.unknown_currency"),
        (with_part("fields: {tier: {type: text}}"), "policy.name_reserved"),
        (with_part("attributes: {ARR: seats + 1}"), "policy.name_taken"),
        (with_part("fields: {arr: {type: text}}"), "policy.field_known"),
        (with_part("fields: {sector: {unit: x}}"), "policy.field_needs_type"),
        (with_part("fields: {sector: {type: choice}}"), "policy.choice_needs_values"),
        (with_part("attributes: {p: q + 1, q: p + 1}"), "policy.circle"),
        (
            with_part("attributes: {g: {lines: [{a: trial}, {a: brand}]}}"),
            "policy.level_twice",
        ),
        (
            with_part("attributes: {g: {lines: [{a: trial}], names: {b: B}}}"),
            "policy.unknown_level",
        ),
        (
            with_part("attributes: {g: {lines: [{a: otherwise}, {b: trial}]}}"),
            "policy.otherwise_not_last",
        ),
        (
            HEAD + TIERS.replace("when: otherwise", "when: {a: trial}"),
            "policy.last_tier_not_otherwise",
        ),
        (HEAD + TIERS.replace("two:", "one:"), "policy.tier_twice"),
        (with_part("examples: [{given: {arr: 1}, expect: tow}]"), "policy.unknown_tier"),
        (with_part("examples: [{given: {seats: many}, expect: two}]"), "policy.value_unfit"),
        (
            with_part("examples: [{given: {started_on: 2026-01-01}, expect: two}]"),
            "policy.example_needs_date",
        ),
        (with_part("levers: [plan]"), "policy.lever_unfit"),
        (with_part("monotone: {plan: up}"), "policy.monotone_unfit"),
    ],
)
def test_a_problem_of_a_document_is_told_in_both_languages(document: str, code: str) -> None:
    assert_told(document, code)


@pytest.mark.parametrize(
    ("measure", "code"),
    [
        ("{weight: 1, of: arr, points: [{give: 1}]}", "policy.of_beside_steps"),
        ("{weight: 1, points: {0: 0, 1: 1}}", "policy.points_need_of"),
        ("{weight: 1, points: [{give: 1}, {give: 2}]}", "policy.step_not_last"),
        ("{weight: 1, of: arr, points: {a: 0, 1: 1}}", "policy.point_not_a_number"),
        ("{weight: 1, of: arr, points: {1: 0, 1.0: 1}}", "policy.point_twice"),
        ("{weight: 1, of: arr, points: {1: 0}}", "policy.points_too_few"),
        ("{weight: 1, of: started_on, points: {1: 0}}", "policy.points_of_date"),
        (
            "{weight: 1, of: nps, points: {0: 0, 900000000.000001: 0.0001, 990000000.000003: 1}}",
            "policy.points_too_fine",
        ),
    ],
)
def test_a_problem_of_a_score_is_told_in_both_languages(measure: str, code: str) -> None:
    assert_told(with_part(f"scores: {{s: {{measures: {{m: {measure}}}, missing: zero}}}}"), code)


def test_bands_that_begin_at_one_number_are_told() -> None:
    measure = "{weight: 1, of: arr, points: {0: 0, 1: 1}}"
    score = f"scores: {{s: {{measures: {{m: {measure}}}, missing: zero, bands: {{a: 1, b: 1}}}}}}"
    assert_told(with_part(score), "policy.bands_equal")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("foo: 1", "shape.unknown_key"),
        ("scores: {s: {missing: zero}}", "shape.missing"),
        ("attributes: {1a: arr}", "shape.key_unfit"),
        ("attributes: {p: 5}", "shape.model_type"),
        ("attributes: {p: {formula: 5}}", "shape.text_expected"),
        ("fields: {arr: {label: ''}}", "shape.too_short"),
        ("fields: {arr: {label: %s}}" % ("x" * 2001), "shape.too_long"),
        ("customer_safe: [{}]".format(", ".join(f"n{i}" for i in range(101))), "shape.too_long"),
        ("attributes: {p: {lines: []}}", "shape.too_short"),
        ("fields: {arr: {stale_after_days: -1}}", "shape.greater_than_equal"),
        ("fields: {arr: {stale_after_days: 99999}}", "shape.less_than_equal"),
        ("fields: {arr: {stale_after_days: 1.5}}", "shape.whole_expected"),
        ("levers: arr", "shape.list_type"),
        ("fields: []", "shape.dict_type"),
        ("monotone: {arr: sideways}", "shape.literal_error"),
        ("rates: {fixed_on: May}", "shape.date_expected"),
        ("rates: {fixed_on: 2026-01-01, max_age_days: 1}", "shape.rates_twofold"),
        ("customer_safe: [name, name]", "shape.listed_twice"),
        (ENGAGEMENT % "never_pooled: []", "shape.bool_type"),
        (ENGAGEMENT % "accounts_per_csm: 15", "shape.range_expected"),
        (ENGAGEMENT % "accounts_per_csm: 30..15", "shape.range_turned"),
        (ENGAGEMENT % "coverage_alternative: named", "shape.coverage_contradicted"),
        (ENGAGEMENT % "touchpoints: {training: {by: automated}}", "shape.touchpoint_untimed"),
        (
            ENGAGEMENT % "touchpoints: {training: {by: automated, every: often}}",
            "shape.frequency_expected",
        ),
        (
            ENGAGEMENT % "touchpoints: {training: {by: automated, at: [soon]}}",
            "shape.moment_expected",
        ),
        (
            ENGAGEMENT % "touchpoints: {training: {by: automated, at: [start], variants: "
            "{v: {when: trial, every: week}}}}",
            "shape.variants_need_every",
        ),
        (
            ENGAGEMENT % "touchpoints: {training: {by: mixed, every: week, hours: {meeting: 1}}}",
            "shape.person_share_unfit",
        ),
        (
            ENGAGEMENT % "touchpoints: {training: {by: person, every: week}}",
            "shape.hours_unfit",
        ),
        (
            ENGAGEMENT
            % "touchpoints: {training: {by: automated, every: month, never_rarer_than: week}}",
            "shape.frequency_outside_limit",
        ),
        (ENGAGEMENT % "responses: {inbound_answer: soon}", "shape.response_time_expected"),
        ("overlays: {o: {label: O, when: trial, until: {}}}", "shape.until_empty"),
        ("overlays: {o: {label: O, when: trial, until: condition_ends}}", "shape.overlay_empty"),
        ("plays: {p: {label: P, steps: [{task: T}]}}", "shape.play_untriggered"),
        ("plays: {p: {label: P, when: trial, steps: [{day: 1}]}}", "shape.step_action"),
        (
            "plays: {p: {label: P, when: trial, steps: [{task: T, hours: 0.00001}]}}",
            "shape.decimal_max_places",
        ),
        (
            "plays: {p: {label: P, when: trial, steps: [{task: T, hours: x}]}}",
            "shape.number_expected",
        ),
        ("reviews: {every: {one: week}}", "shape.frequency_of_months_expected"),
        (
            "capacity: {weekly_hours: 0, weeks_per_quarter: 13, utilisation: 75%, overhead: 1%}",
            "shape.greater_than",
        ),
        (
            "capacity: {weekly_hours: 40, weeks_per_quarter: 13, utilisation: 75%, overhead: 100%}",
            "shape.less_than",
        ),
        (
            "capacity: {weekly_hours: 40, weeks_per_quarter: 13, utilisation: 75, overhead: 1%}",
            "shape.percent_expected",
        ),
        (
            "capacity: {weekly_hours: 40, weeks_per_quarter: 13, utilisation: 75%, overhead: 1%, "
            "scenarios: {s: {csms: 2, tiers: {one: {accounts: 1, arr: 5%, hours_per_account: 1, "
            "accounts_per_csm: 1, csms: 1}}}}}",
            "shape.scenario_does_not_add_up",
        ),
    ],
)
def test_a_misfit_of_shape_is_told_in_both_languages(part: str, code: str) -> None:
    assert_told(with_part(part), code)


def test_a_currency_that_is_no_code_is_told() -> None:
    assert_told(HEAD.replace("USD", "dollars") + TIERS, "shape.string_pattern_mismatch")


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("overlays: {o: {label: O, when: trial, until: condition_ends, uses: x}}",
         "service.unknown_engagement"),
        ("transitions: {rename: {old: three}}", "service.unknown_tier"),
        (ENGAGEMENT % "programmes: [community]", "service.unknown_programme"),
        (ENGAGEMENT % "person_steps_in: {thunder: on_event}", "service.unknown_event"),
        (
            ENGAGEMENT % "touchpoints: {training: {by: automated, on: [thunder]}}",
            "service.unknown_trigger",
        ),
        ("plays: {p: {label: P, when: trial, steps: [{touchpoint: x}]}}",
         "service.unknown_touchpoint"),
        ("customer_safe: [weather]", "service.unknown_field"),
        ("programmes: {p: {label: Gold plan}}", "service.label_shows_tier"),
        ("plays: {p: {label: P, when: trial, steps: [{in_app: 'Hi {owner}'}]}}",
         "service.field_not_customer_safe"),
        ("plays: {p: {label: P, when: trial, steps: [{in_app: 'Hi {'}]}}",
         "service.placeholder_unreadable"),
    ],
)  # fmt: skip
def test_a_problem_of_the_service_half_is_told_in_both_languages(part: str, code: str) -> None:
    assert_told(with_part(part), code)


def test_a_policy_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(TanadaError) as caught:
        load_policy("standart")
    (problem,) = caught.value.problems
    assert "Did you mean “standard”?" in render_problem(problem, "en")
    assert "「standard」ではありませんか。" in render_problem(problem, "ja")


def assert_told(document: str, code: str) -> None:
    """The document has a problem of this code, and each of its problems has its own words."""
    problems = found(document)
    assert code in {problem.code for problem in problems}
    for problem in problems:
        assert problem.code in TEXTS or problem.code.startswith("shape.")
        for language in LANGUAGES:
            said = render_problem(problem, language)
            assert said.startswith("policy.yaml:")
            assert TEXTS["shape.other"].of(language).splitlines()[0] not in said
            assert not re.search(r"None|Kind\.|Decimal|<class", said)


@pytest.mark.parametrize(
    ("code", "params", "english", "japanese"),
    [
        (
            "overrides.wrong_state",
            {"found": 7, "state": "removed", "expected": ["proposed", "approved"]},
            "Override 7 is “removed”; this can be done while it is: proposed, approved.",
            "例外指定7は「取り下げ」です。この操作は次の状態でのみ行えます: 提案中、承認済み。",
        ),
        (
            "policies.wrong_state",
            {"found": 2, "state": "retired", "expected": ["draft", "proposed"]},
            "Version 2 is “Retired”; this can be done while it is: Draft, Proposed.",
            "版2は「終了」です。この操作は次の状態でのみ行えます: 下書き、承認待ち。",
        ),
        (
            "corrections.decided",
            {"found": 3, "state": "refused"},
            "Correction 3 was decided already: “refused”.",
            "訂正3はすでに判断済みです(「却下」)。",
        ),
        (
            "reviews.decided",
            {"found": 4, "outcome": "kept"},
            "Review 4 was decided already: “Left as it is”.",
            "レビュー4はすでに判断済みです(「現状維持」)。",
        ),
    ],
)
def test_a_state_is_told_in_words(
    code: str, params: dict[str, object], english: str, japanese: str
) -> None:
    problem = Problem(code, params=params)
    assert render_problem(problem, "en") == english
    assert render_problem(problem, "ja") == japanese
