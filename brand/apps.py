from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrandConfig(AppConfig):
    """Who we are and what we demand: the lowest layer."""

    name = "brand"
    verbose_name = _("Brand")

    def ready(self) -> None:
        from . import signals  # noqa: F401
        from .audit import signals as audit_signals  # noqa: F401
        from .documents import signals as document_signals  # noqa: F401
        from .frame import checks  # noqa: F401
        from .gate import guard, verdicts  # noqa: F401
        from .gate.form import GuidelineForm
        from .models import BrandedPage
        from .rulebook import soundness  # noqa: F401
        from .signin import second_factor  # noqa: F401
        from .strips.subjects import Municipalities, register
        from .translating import signals as translating_signals  # noqa: F401

        register(Municipalities())
        # As Wagtail does for Page: the form needs the models, and the models come first.
        BrandedPage.base_form_class = GuidelineForm
