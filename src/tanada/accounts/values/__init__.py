"""How the texts of a column are read: numbers, dates, words, and what stands for nothing.

A plain cast comes first. Only a column that holds what it cannot read is looked at as a
whole (`profile`), which settles its `Style`; then the column is read by that style.
"""
