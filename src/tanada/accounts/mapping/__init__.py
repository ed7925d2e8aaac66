"""Mapping documents: which files, which column is which field."""

from tanada.accounts.mapping.document import AccountsMapping, RatesTable, Table, read_mapping
from tanada.accounts.mapping.part import Part
from tanada.accounts.mapping.shapes import (
    ConstantShape,
    DatedShape,
    ExpressionShape,
    LatestShape,
    Mapped,
    MappingDocument,
    NumberedShape,
    ReadingShape,
    RenamedShape,
    SourceShape,
)

__all__ = [
    "AccountsMapping",
    "ConstantShape",
    "DatedShape",
    "ExpressionShape",
    "LatestShape",
    "Mapped",
    "MappingDocument",
    "NumberedShape",
    "Part",
    "RatesTable",
    "ReadingShape",
    "RenamedShape",
    "SourceShape",
    "Table",
    "read_mapping",
]
