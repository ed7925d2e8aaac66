"""Going live: the policy is proposed, somebody else approves it, the files become the source."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from tanada.errors import Problem, UsageError
from tanada.messages import Language, say
from tanada_web import policies
from tanada_web.beginning.columns import look, mapping_of
from tanada_web.beginning.keeping import Beginning, folder_of, keep
from tanada_web.beginning.tiers import policy_text_of
from tanada_web.models import Person, PolicyState, PolicyVersion, Role, Source
from tanada_web.permissions import ALLOWED, require
from tanada_web.places import UPLOADS, home
from tanada_web.runs.sources import SourceCall, put_source

SOURCE = "accounts"


@dataclass(frozen=True)
class Standing:
    """How far a beginning is from its first run: the policy, who may approve it, the source."""

    version: PolicyVersion | None
    approvers: tuple[Person, ...]
    source: Source | None

    @property
    def stage(self) -> str:
        """`propose`, `approve`, `publish`, `source` or `run`: what is to be done next."""
        if self.version is None or self.version.state == PolicyState.DRAFT:
            return "propose"
        if self.version.state == PolicyState.PROPOSED:
            return "approve"
        if self.version.state == PolicyState.APPROVED:
            return "publish"
        return "run" if self.source is not None else "source"


def standing(said: Beginning, person: Person) -> Standing:
    """How far it is; `person` would be the one who proposes."""
    version = (
        PolicyVersion.objects.select_related("proposed_by").filter(number=said.version).first()
    )
    proposer = (version and version.proposed_by_id) or person.pk
    roles = [role for role in Role if role in ALLOWED["policies:approve"]]
    others = Person.objects.filter(is_active=True, role__in=roles).exclude(pk=proposer)
    source = Source.objects.filter(active=True, complete=True).first()
    return Standing(version, tuple(others.order_by("name")), source)


def propose_policy(person: Person, said: Beginning, at: datetime, language: Language) -> Beginning:
    """Draft and propose the chosen policy, in one."""
    text = policy_text_of(said)
    with transaction.atomic():
        note = say("start.policy_note", language)
        version = policies.draft(text, person, at, note)
        policies.propose(version.number, person, at)
    return keep(person, replace(said, version=version.number))


def waiting_for(person: Person) -> PolicyVersion | None:
    """The first policy of an installation, where it waits for this person's approval."""
    if person.role not in ALLOWED["policies:approve"] or policies.published() is not None:
        return None
    proposed = PolicyVersion.objects.filter(state=PolicyState.PROPOSED).exclude(proposed_by=person)
    return proposed.select_related("proposed_by").order_by("-number").first()


def go_live(person: Person, said: Beginning, at: datetime, language: Language) -> Source:
    """Publish the approved policy, and let the files be the source of all accounts."""
    require(person, "sources:write")
    found = standing(said, person)
    if found.version is None or found.stage in ("propose", "approve"):
        raise UsageError(Problem("start.not_approved"))
    if found.source is not None and found.stage == "run":
        return found.source
    folder = folder_of(person)
    looked = look(folder, said)
    kept = {path: _kept(path) for table in looked.proposal.tables for path in table.paths}
    mapping = _write_mapping(mapping_of(looked, said, language, kept))
    accounts = kept[looked.accounts.paths[0]]
    call = SourceCall(
        SOURCE,
        accounts.relative_to(home()).as_posix(),
        mapping.relative_to(home()).as_posix(),
    )
    with transaction.atomic():
        if found.stage == "publish":
            policies.publish(found.version.number, person, at)
        return put_source(call, person, at)


def _kept(path: Path) -> Path:
    """A copy of a file under its hash, where sources lie."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    ending = "".join(each.casefold() for each in path.suffixes[-2:]) if path.suffix == ".gz" else ""
    target = home() / UPLOADS / f"{digest}{ending or path.suffix.casefold()}"
    temporary = target.with_name(f".part-{digest[:16]}")
    shutil.copyfile(path, temporary)
    os.replace(temporary, target)  # noqa: PTH105
    return target


def _write_mapping(text: str) -> Path:
    digest = hashlib.sha256(text.encode()).hexdigest()
    target = home() / UPLOADS / f"{digest}.yaml"
    target.write_text(text, encoding="utf-8")
    return target
