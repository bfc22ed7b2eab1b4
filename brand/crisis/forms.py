"""The form that raises a banner."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput, AdminPageChooser

from ..models import CrisisBanner
from ..references import choosable_pages
from .scope import BannerScope

USUAL_TIME = timedelta(days=1)
# A banner that stands for months is furniture: nobody sees it.
LONGEST_TIME = timedelta(days=30)
SHORTEST_TEXT = 15


class BannerForm(forms.ModelForm):
    """Where, what and until when. Somebody with one place isn't asked where."""

    class Meta:
        model = CrisisBanner
        fields = ["municipality", "text", "text_sv", "text_en", "page", "ends_at"]
        widgets = {
            "text": forms.Textarea({"rows": 3}),
            "text_sv": forms.Textarea({"rows": 2}),
            "text_en": forms.Textarea({"rows": 2}),
            "page": AdminPageChooser,
            "ends_at": AdminDateTimeInput,
        }

    def __init__(self, *args, scope: BannerScope, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        where = self.fields["municipality"]
        where.queryset = scope.municipalities
        where.required = not scope.everywhere
        where.empty_label = _("The whole region, on every page") if scope.everywhere else None
        self.only_place = None
        if not scope.everywhere and scope.municipalities.count() == 1:
            self.only_place = scope.municipalities.get()
            del self.fields["municipality"]
            self.instance.municipality = self.only_place
        if not self.is_bound:
            usual_end = timezone.localtime(timezone.now() + USUAL_TIME)
            self.initial["ends_at"] = usual_end.replace(minute=0, second=0, microsecond=0)

    def clean_text(self) -> str:
        text = " ".join(self.cleaned_data["text"].split())
        if len(text) < SHORTEST_TEXT:
            raise ValidationError(_("Say in a sentence what has happened and what to do."))
        return text

    def clean_ends_at(self):
        end, now = self.cleaned_data["ends_at"], timezone.now()
        if end <= now:
            raise ValidationError(_("This time has passed. Choose when the banner goes away by itself."))
        if end > now + LONGEST_TIME:
            raise ValidationError(
                _("A banner stands for %(days)s days at most. Choose an earlier time.")
                % {"days": LONGEST_TIME.days}
            )
        return end

    def clean_page(self):
        page = self.cleaned_data["page"]
        if page and not (page.live and choosable_pages(self.user).filter(pk=page.pk).exists()):
            raise ValidationError(_("Readers can't open this page yet. Publish it first, or choose another."))
        return page
