"""What is kept for a while only: answers to repeated requests, failed sign-ins, sessions."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.core.management import call_command

from tanada_web.models import Answered, FailedSignIn

ANSWERS_FOR = timedelta(hours=24)


def remove_expired(at: datetime) -> None:
    """Remove what nobody can ask for any more."""
    Answered.objects.filter(at__lt=at - ANSWERS_FOR).delete()
    FailedSignIn.objects.filter(at__lt=at - settings.FAILED_SIGN_INS_WITHIN).delete()
    call_command("clearsessions", verbosity=0)
