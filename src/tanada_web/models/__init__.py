"""What the server keeps."""

from tanada_web.models.audit import AuditEvent
from tanada_web.models.exchange import Answered, Delivery, DeliveryState, Webhook
from tanada_web.models.ledger import Holding, Period, Transition
from tanada_web.models.people import ApiKey, FailedSignIn, Person, Role
from tanada_web.models.policies import PolicyState, PolicyStep, PolicyVersion, StepKind
from tanada_web.models.runs import Run, RunKind, RunState, Snapshot, Source
from tanada_web.models.said import (
    Baseline,
    Correction,
    Designation,
    HandsetTier,
    Judgement,
    Override,
    OverrideState,
    Review,
)
from tanada_web.models.views import SavedView

__all__ = [
    "Answered",
    "ApiKey",
    "AuditEvent",
    "Baseline",
    "Correction",
    "Delivery",
    "DeliveryState",
    "Designation",
    "FailedSignIn",
    "HandsetTier",
    "Holding",
    "Judgement",
    "Override",
    "OverrideState",
    "Period",
    "Person",
    "PolicyState",
    "PolicyStep",
    "PolicyVersion",
    "Review",
    "Role",
    "Run",
    "RunKind",
    "RunState",
    "SavedView",
    "Snapshot",
    "Source",
    "StepKind",
    "Transition",
    "Webhook",
]
