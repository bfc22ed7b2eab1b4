"""The people of a municipality, looked after by its chief editor.

Wagtail's own views for users know one permission, over everybody; these know one group. So a chief editor
holds none of Wagtail's permissions on users, and all of its doors stay shut.
"""
