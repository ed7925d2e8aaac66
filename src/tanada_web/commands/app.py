"""Which modules have commands; each is imported only where a command line is built."""

from __future__ import annotations

from importlib import import_module

import typer

MODULES: tuple[str, ...] = ()


def register(app: typer.Typer) -> None:
    """Add the commands of every module."""
    for name in MODULES:
        import_module(f"tanada_web.commands.{name}").register(app)
