"""An installation in which the example company has lived for two years, month by month."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from ruamel.yaml import YAML

from tanada.errors import Place, Problem, UsageError
from tanada.example.company import Company, write_company
from tanada.policy.loading import policy_text
from tanada_web import policies
from tanada_web.demo.deciding import decide_some
from tanada_web.models import Person, Role, Run
from tanada_web.people.adding import Newcomer, add
from tanada_web.people.addresses import person_of
from tanada_web.people.passwords import reset
from tanada_web.permissions import SYSTEM
from tanada_web.places import home
from tanada_web.runs.running import RunCall, run_now
from tanada_web.runs.sources import SourceCall, put_source

ACCOUNTS, SEED = 2_000, 1
_POLICY, _CONTRACTS = "standard", "billing"
_MAX_AGE_HOURS = 24 * 40
_PEOPLE = (
    Newcomer("viewer@example.com", "Vera Lind", Role.VIEWER),
    Newcomer("csm@example.com", "Maya Lindqvist", Role.CSM, owner="Maya Lindqvist"),
    Newcomer("csm.ja@example.com", "佐伯 美咲", Role.CSM, owner="佐伯 美咲", language="ja"),
    Newcomer("manager@example.com", "Mika Sato", Role.MANAGER),
    Newcomer("owner@example.com", "Paolo Riva", Role.POLICY_OWNER),
    Newcomer("admin@example.com", "Ada Berg", Role.ADMIN),
)
People = dict[str, Person]


@dataclass(frozen=True)
class SignIn:
    """Somebody of the example, and what opens the door to them."""

    role: str
    email: str
    password: str


def prepare(
    folder: Path, today: date, months: int, on_month: Callable[[date], None]
) -> list[SignIn]:
    """Generate the company, live through so many months of it, and let people sign in.

    Everything happens as if each month were over just then. Raises UsageError where the
    installation holds something already.
    """
    if Run.objects.exists() or Person.objects.exists():
        raise UsageError(Problem("demo.not_empty", Place()))
    last = last_month_end(today)
    company = write_company(folder, seed=SEED, accounts=ACCOUNTS, as_of=last, months=months)
    days = [*company.earlier, last]
    sign_ins, people = _let_in(_evening(days[0]) - timedelta(days=1))
    _publish(people, _evening(days[0]) - timedelta(hours=1))
    for day in days:
        on_month(day)
        _live(company, day, last, people)
    return sign_ins


def is_prepared() -> bool:
    """Whether this installation is that of the example company."""
    return Person.objects.filter(email__in=[each.email for each in _PEOPLE]).count() == len(_PEOPLE)


def let_in_again(at: datetime) -> list[SignIn]:
    """New passwords for the people of the example."""
    sign_ins = []
    for newcomer in _PEOPLE:
        password = secrets.token_urlsafe(9)
        reset(person_of(newcomer.email), SYSTEM, at, password)
        sign_ins.append(SignIn(newcomer.role, newcomer.email, password))
    return sign_ins


def last_month_end(day: date) -> date:
    """The last day of a month on or before a day."""
    return (day + timedelta(days=1)).replace(day=1) - timedelta(days=1)


def _let_in(at: datetime) -> tuple[list[SignIn], People]:
    sign_ins, people = [], {}
    for newcomer in _PEOPLE:
        password = secrets.token_urlsafe(9)
        people[newcomer.email] = add(newcomer, SYSTEM, at, password).person
        sign_ins.append(SignIn(newcomer.role, newcomer.email, password))
    return sign_ins, people


def _publish(people: People, at: datetime) -> None:
    owner, manager = people["owner@example.com"], people["manager@example.com"]
    text, _ = policy_text(_POLICY)
    number = policies.draft(text, owner, at, "What the company begins with").number
    policies.propose(number, owner, at)
    policies.approve(number, manager, at)
    policies.publish(number, owner, at)


def _live(company: Company, day: date, last: date, people: People) -> None:
    """Read what was exported at the end of a month, and decide on some accounts."""
    is_last = day == last
    accounts = company.crm if is_last else company.earlier[day]
    mapping = company.mapping if is_last else _contracts_only(company.earlier_mapping)
    for path in _exported(accounts.parent):
        os.utime(path, (_evening(day).timestamp() - 3600,) * 2)
    age = _MAX_AGE_HOURS if is_last else None
    call = SourceCall("crm", str(accounts.absolute()), str(mapping.absolute()), age)
    put_source(call, SYSTEM, _evening(day))
    run_now(RunCall(day, SYSTEM.key, lambda: _evening(day), max_ended=Decimal(1)))
    decide_some(people, day, last, _evening(day) + timedelta(hours=1))


def _contracts_only(mapping: Path) -> Path:
    """The mapping of earlier exports with contracts as its only table, in the installation.

    Tiers rest on these; reading two years of use, tickets and contacts anew for each month would
    take most of the time.
    """
    made = home() / "earlier-months.yaml"
    yaml = YAML()
    document = yaml.load(mapping.read_text(encoding="utf-8"))
    for name in [each for each in document["tables"] if each != _CONTRACTS]:
        del document["tables"][name]
    with made.open("w", encoding="utf-8") as file:
        yaml.dump(document, file)
    return made


def _exported(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if path.is_file())


def _evening(day: date) -> datetime:
    """When a day's run takes place."""
    return datetime.combine(day, time(20), UTC)
