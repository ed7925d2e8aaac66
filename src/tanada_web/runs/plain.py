"""Values as JSON can keep them."""

from __future__ import annotations


def plain(value: object) -> object:
    """A value whose dates, decimals and paths are texts, and whose texts show a NUL as a sign."""
    match value:
        case dict():
            return {str(plain(name)): plain(each) for name, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case str():
            return value.replace("\x00", "␀")
        case None | bool() | int() | float():
            return value
        case _:
            return str(value)
