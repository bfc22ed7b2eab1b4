"""Who signed in, who was let do what by whom: kept in Wagtail's own log, shown to the brand team, changed by nobody."""
