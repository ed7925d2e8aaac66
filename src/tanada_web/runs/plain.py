"""Values as JSON can keep them."""

from __future__ import annotations


def plain(value: object) -> object:
    """A value whose dates, decimals and paths are texts."""
    match value:
        case dict():
            return {str(name): plain(each) for name, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case None | bool() | int() | float() | str():
            return value
        case _:
            return str(value)
