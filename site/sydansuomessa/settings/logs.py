"""The log of production: one line of JSON to standard error for each thing that happened."""

JSON_LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "sydansuomessa.watching.logs.PrivateJsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "sydansuomessa": {"level": "INFO"},
        # Django's own handlers mail whole requests to ADMINS and print in colours.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # What a reader got wrong stands in the line "answered" as its status.
        "django.request": {"level": "ERROR"},
        "gunicorn.error": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # It warns of each HEAD that Django answers as GET: the body is dropped, as it should be.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
