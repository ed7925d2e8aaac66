"""Which modules have commands; they load Django only once a command is called."""

from __future__ import annotations

from importlib import import_module

import typer

MODULES = ("running", "sourcing", "people", "serving", "scheduling", "keeping", "demo")


def register(app: typer.Typer, policies: typer.Typer) -> None:
    """Add the commands of every module."""
    for name in MODULES:
        import_module(f"tanada_web.commands.{name}").register(app)
    import_module("tanada_web.commands.publishing").register(policies)
