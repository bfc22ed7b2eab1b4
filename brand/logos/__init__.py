"""The marks, lockups and funding emblem, drawn as SVG text from data.

Pure Python: no Django, no network, no clock. The same input gives the same bytes.
"""
