"""Public notices: what comes of their time. See docs/decisions/0020-public-notices.md.

`removal` takes a notice's personal data away once its time is over; `traces` knows where else it has been;
`log` keeps who published what and when.
"""
