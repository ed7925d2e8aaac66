"""`tanada policy publish`: it acts for two people, and says which of them may not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tanada.cli.__main__ import run as tanada
from tanada_web.models import Person, PolicyVersion

People = Callable[..., Person]


@pytest.mark.parametrize(
    ("proposer", "approver", "told"),
    [
        ("policy_owner", "viewer", "--approved-by: Your role does not allow this."),
        ("policy_owner", "policy_owner", "--approved-by: You proposed this yourself"),
        ("viewer", "admin", "--proposed-by: Your role does not allow this."),
    ],
)
def test_it_says_whose_role_does_not_allow_it(
    person: People, capsys: pytest.CaptureFixture[str], proposer: str, approver: str, told: str
) -> None:
    arguments = ["--proposed-by", person(proposer).email, "--approved-by", person(approver).email]
    assert tanada(["policy", "publish", "value", *arguments]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(told)
    assert "Found" not in shown
    assert not PolicyVersion.objects.exists()
