"""The cells of a sheet that hold an error such as #N/A, which its reader leaves out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from posixpath import join, normpath
from xml.parsers import expat

_ERROR = re.compile(rb"""\st\s*=\s*(?:"e"|'e')""")
_CHUNK = 1 << 20
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def error_cells(path: Path, sheet: str) -> int:
    """How many cells of the sheet hold an error; 0 where the archive does not tell."""
    try:
        with zipfile.ZipFile(path) as archive:
            name = _entry(archive, sheet)
            return _count(archive, name) if name else 0
    except (zipfile.BadZipFile, KeyError, expat.ExpatError):
        return 0


def _entry(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """The part of the archive in which a sheet lies."""
    relations: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(kind: str, attributes: dict[str, str]) -> None:
        if kind == "Relationship":
            relations[attributes.get("Id", "")] = attributes.get("Target", "")

    def book(kind: str, attributes: dict[str, str]) -> None:
        if kind == "sheet":
            ids = [value for name, value in attributes.items() if name.endswith(":id")]
            sheets[attributes.get("name", "")] = next(iter(ids), "")

    _each_element(archive.read(_RELATIONS), relation)
    _each_element(archive.read(_BOOK), book)
    target = relations.get(sheets.get(sheet, ""))
    if not target:
        return None
    return normpath(target.lstrip("/") if target.startswith("/") else join("xl", target))


def _each_element(xml: bytes, seen: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: seen(name.rpartition(":")[2], attributes)
    parser.Parse(xml, True)


def _count(archive: zipfile.ZipFile, name: str) -> int:
    count, rest = 0, b""
    with archive.open(name) as file:
        while chunk := file.read(_CHUNK):
            whole, mark, rest = (rest + chunk).rpartition(b"<")
            count += len(_ERROR.findall(whole))
            rest = mark + rest
    return count + len(_ERROR.findall(rest))
