"""Feedback about the site: the reader's form, the clock of the law, and those who answer."""
