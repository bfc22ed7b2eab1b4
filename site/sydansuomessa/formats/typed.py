"""Dates and times as they are written in Finland, in whatever language; Django adds the ISO forms."""

DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y"]
TIME_INPUT_FORMATS = ["%H.%M", "%H:%M", "%H.%M.%S"]
DATETIME_INPUT_FORMATS = [
    f"{day} {between}{time}"
    for day in DATE_INPUT_FORMATS
    for between in ("", "klo ", "kl. ", "at ")
    for time in TIME_INPUT_FORMATS
]
