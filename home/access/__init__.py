"""What each role can do to each kind of page, found out by doing it.

`expected` is the table of answers, `stage` the people and pages, `doors` the requests, `trial` performs them.
"""
