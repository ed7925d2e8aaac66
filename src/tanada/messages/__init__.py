"""Codes and parameters → English and Japanese: the only prose of the product."""

from tanada.messages.problems import render_problem
from tanada.messages.saying import say
from tanada.messages.text import LANGUAGES, Language

__all__ = ["LANGUAGES", "Language", "render_problem", "say"]
