"""Tables of events and contracts → the fields of accounts that they tell.

A kind of table (`kinds.KINDS`) says which columns it has and, as one SQL expression each, the
fields that follow; `deriving.derive` makes one row per account of a table of that kind.
"""
