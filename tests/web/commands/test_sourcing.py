"""`tanada sources`: what is refused, what is told, and nothing cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tanada.cli.__main__ import run as tanada
from tanada_web.models import Source

pytestmark = pytest.mark.django_db
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sources(capsys: pytest.CaptureFixture[str]) -> Command:
    """How a command ends, and what it prints to standard output and beside it."""

    def of(*arguments: str) -> tuple[int, str, str]:
        code = tanada(["sources", *arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return of


def test_a_list_is_told_whole_though_it_is_wide(sources: Command, tmp_path: Path) -> None:
    file = tmp_path / f"{'a' * 100}.csv"
    file.touch()
    assert sources("add", "crm of the north", str(file)) == (
        0,
        "",
        f"Source “crm of the north” holds all accounts: {file}\n",
    )
    _, out, _ = sources("list")
    assert "crm of the north" in out
    assert str(file) in out


@pytest.mark.parametrize("name", ["../../etc", "a/b", "😀", " x", "n" * 101, "a\nb"])
def test_a_name_that_no_address_could_have_is_refused(sources: Command, name: str) -> None:
    code, _, err = sources("add", name, "crm.csv")
    assert code == 2
    assert "cannot be the name of a source" in err
    assert not Source.objects.exists()


@pytest.mark.parametrize("hours", ["0", "-5", "87601", "99999999999999999999"])
def test_an_age_that_is_none_is_refused(sources: Command, hours: str) -> None:
    code, _, err = sources("add", "crm", "crm.csv", "--max-age", hours)
    assert (code, "give whole hours from 1 to 87,600" in err) == (2, True)
    assert not Source.objects.exists()


def test_only_the_day_stands_between_braces(sources: Command) -> None:
    code, _, err = sources("add", "crm", "crm_{day}.csv")
    assert (code, "“{day}” stands for nothing" in err) == (2, True)
    assert sources("add", "crm", "/nowhere/crm_{as_of}.csv")[0] == 0


def test_a_file_that_is_not_there_yet_is_told(sources: Command) -> None:
    code, _, err = sources("add", "crm", "/nowhere/crm.csv")
    assert code == 0
    assert err.endswith("There is no such file yet; it must be there when the run reads it.\n")
