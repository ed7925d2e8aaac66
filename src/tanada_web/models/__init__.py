"""What the server keeps."""

from tanada_web.models.audit import AuditEvent
from tanada_web.models.ledger import Holding, Period, Transition
from tanada_web.models.people import Person, Role
from tanada_web.models.policies import PolicyState, PolicyVersion
from tanada_web.models.runs import Run, RunState, Snapshot, Source
from tanada_web.models.said import Designation, Judgement, Override, OverrideState, Review

__all__ = [
    "AuditEvent",
    "Designation",
    "Holding",
    "Judgement",
    "Override",
    "OverrideState",
    "Period",
    "Person",
    "PolicyState",
    "PolicyVersion",
    "Review",
    "Role",
    "Run",
    "RunState",
    "Snapshot",
    "Source",
    "Transition",
]
