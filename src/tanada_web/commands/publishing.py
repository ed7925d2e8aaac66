"""`tanada policy publish`: a document into force, by two people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from tanada.cli.app import Document, Lang, day_option
from tanada.cli.language import chosen_language
from tanada.errors import Place
from tanada_web.commands.setup import ready

if TYPE_CHECKING:
    from tanada_web.models import Person

_SCOPES = ("policies:draft", "policies:propose", "policies:approve", "policies:publish")
ProposedBy = Annotated[str, typer.Option("--proposed-by", metavar="EMAIL", help="proposed_by")]
ApprovedBy = Annotated[str, typer.Option("--approved-by", metavar="EMAIL", help="approved_by")]
On = Annotated[str | None, typer.Option("--on", metavar="D", help="publish_on")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="publish_note")]


def register(policies: typer.Typer) -> None:
    """Add the command to those of `tanada policy`."""
    policies.command("publish", help="policy_publish")(publish)


def publish(
    document: Document,
    proposed_by: ProposedBy,
    approved_by: ApprovedBy,
    on: On = None,
    note: Note = "",
    lang: Lang = None,
) -> None:
    """Propose, approve and publish a document; from the next run on it decides."""
    ready()
    from django.db import transaction
    from django.utils import timezone

    from tanada.cli.output import note as tell
    from tanada.messages import say
    from tanada.policy.loading import policy_text
    from tanada_web import policies

    (text, _), now = policy_text(document), timezone.now()
    proposer, approver = _acting(proposed_by), _acting(approved_by)
    with transaction.atomic():
        with _told_of("--proposed-by"):
            number = policies.draft(text, proposer, now, note).number
            policies.propose(number, proposer, now)
        with _told_of("--approved-by"):
            policies.approve(number, approver, now)
        version = policies.publish(number, proposer, now, day_option(on) if on else None)
    code = "policies.scheduled" if version.publish_on else "policies.in_force"
    tell(say(code, chosen_language(lang), number=number, day=version.publish_on))


@contextmanager
def _told_of(option: str) -> Iterator[None]:
    """Name the option whose person may not do something: the command acts for two."""
    from tanada_web.permissions import NotAllowed

    try:
        yield
    except NotAllowed as error:
        raise NotAllowed(
            [replace(problem, place=Place(option)) for problem in error.problems]
        ) from None


def _acting(email: str) -> Person:
    """A person for whom this command acts, as a key of theirs would."""
    from tanada_web.people.addresses import person_of

    person = person_of(email)
    person.scopes = _SCOPES
    return person
