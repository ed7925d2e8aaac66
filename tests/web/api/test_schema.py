"""The API against its own description: no server error, and no answer that it does not tell of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from .conftest import Programs

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
EXAMPLES = 8
KNOWN: dict[str, list[object]] = {
    "number": [1, 2, 3],
    "account_id": ["A-1", "A-4", "A/6", "nobody"],
    "key": ["key-of-admin", "key-of-manager", "nobody"],
    "name": ["crm", "sent"],
}


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """The requests stand in the test's transaction, whose connection they must not close."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.slow
@pytest.mark.usefixtures("ran", "_one_connection")
@pytest.mark.parametrize("mode", ["positive", "negative"])
def test_every_answer_is_told_of(program: Programs, mode: str) -> None:
    headers = program("admin").headers
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    told = []
    for found in schema.get_all_operations():
        operation = found.ok()
        chosen = schemathesis.GenerationMode(mode)

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=chosen), data=st.data())
        def check(case: Any, data: Any) -> None:
            for name in set(case.path_parameters or {}) & set(KNOWN):
                if mode == "positive":
                    case.path_parameters[name] = data.draw(st.sampled_from(KNOWN[name]))
            response = case.call(headers=headers)
            told.append(response.status_code)
            case.validate_response(response, checks=CHECKS)

        check()
    expected = {"positive": {200, 201, 400, 404, 409}, "negative": {400}}
    assert expected[mode] <= set(told)
