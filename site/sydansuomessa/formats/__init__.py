"""How dates and times may be typed, by language; the rest of a language's formats are Django's."""
