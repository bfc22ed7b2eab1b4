from django.core.exceptions import ValidationError


class UploadRefused(ValidationError):
    """A file that isn't taken in. The message says why, and how to mend it."""
