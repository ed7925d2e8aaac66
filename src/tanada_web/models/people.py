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
    in the audit trail, which holds no personal value.
    """

    email = models.EmailField(max_length=EMAIL_LENGTH)
    name = models.CharField(max_length=200)
    owner = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, choices=Role)
    language = models.CharField(max_length=2, choices=[("en", "en"), ("ja", "ja")], default="en")
    key = models.CharField(max_length=32, unique=True)
    is_active = models.BooleanField(default=True)
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
