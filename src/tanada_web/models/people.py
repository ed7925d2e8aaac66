"""People, and what each may do by role."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

EMAIL_LENGTH = 254


class Role(models.TextChoices):
    """What somebody may do; see `permissions`."""

    VIEWER = "viewer"
    CSM = "csm"
    MANAGER = "manager"
    POLICY_OWNER = "policy_owner"
    ADMIN = "admin"


class People(BaseUserManager["Person"]):
    """Everybody who can sign in."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A new person; without a password nobody can sign in as them yet."""
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who can sign in.

    `owner` is the name under which accounts name them as their CSM; `key` stands for them
    in the audit trail, which holds no personal value. `first_password_until` is there while the
    password is one that was given to them: until then they can sign in with it, to choose their
    own. `scopes` is never stored: where a key acts for them, the actions that it may take.
    """

    scopes: frozenset[str] | None = None

    email = models.EmailField(max_length=EMAIL_LENGTH)
    name = models.CharField(max_length=200)
    owner = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=Role)
    language = models.CharField(max_length=2, choices=[("en", "en"), ("ja", "ja")], default="en")
    key = models.CharField(max_length=32, unique=True)
    is_active = models.BooleanField(default=True)
    first_password_until = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name", "role"]
    objects = People()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="person_role_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ApiKey(models.Model):
    """A key by which a program acts for a person, with less than that person may do.

    The key itself is shown once and kept nowhere: `digest` is its SHA-256, `prefix` what
    people recognise it by. `scopes` are actions of `permissions.ALLOWED`.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.name} {self.prefix}"


class FailedSignIn(models.Model):
    """A sign-in that failed, by digests of the address and of where it came from."""

    email_digest = models.CharField(max_length=64, db_index=True)
    from_digest = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.at)
