"""Making Django ready in a command: its settings, and a database of today's shape."""

from __future__ import annotations

import os

SETTINGS = "tanada_web.settings"


def ready(*, migrated: bool = True) -> None:
    """Set Django up once; with `migrated`, make or bring up to date the database's tables."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
    if migrated:
        from tanada_web.runs.explaining import explained

        with explained():
            migrate()


def migrate() -> None:
    """Bring the database's tables to today's shape, where they are not."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
