"""The words of a text in the form that a dictionary has them in."""
