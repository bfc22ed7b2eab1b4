"""Strips of marks: what is put together by a template's data, how big, and whether the rules allow it.

Pure Python like the drawings beside it: the records, the words for people and the keeping of files are in
`brand.strips`. Lengths are Decimals in the unit of the strip's purpose, millimetres or CSS pixels.
"""
