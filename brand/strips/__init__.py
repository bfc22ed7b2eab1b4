"""Strips of marks for people: whose they are, their addresses, their keeping, and the combiner that shows them."""
