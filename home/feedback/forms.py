"""The reader's form, and the one of those who answer."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from brand.models import Municipality
from brand.rulebook.checks.contacts import identity_codes

from ..models import Feedback


class FeedbackForm(forms.ModelForm):
    """What a reader tells. Only the message is asked for; a name and an address only for those who want an answer."""

    # People don't see it, and programs fill in everything. It says what it is, for those who hear it read.
    website = forms.CharField(label=_("Leave this empty"), required=False)

    class Meta:
        model = Feedback
        fields = ["kind", "municipality", "page_address", "message", "name", "email"]
        labels = {
            "kind": _("What is your feedback about?"),
            "municipality": _("Whose pages does it concern?"),
            "page_address": _("On which page?"),
            "message": _("Your feedback"),
            "name": _("Your name"),
            "email": _("Your e-mail address"),
        }
        help_texts = {
            "page_address": _("The page's address or name, if you know it."),
            "message": _(
                "Tell what you were doing and what happened. Don't write your personal identity code."
            ),
            "name": _("You needn't tell it."),
            "email": _("If you want an answer. We use it for nothing else."),
        }
        error_messages = {
            "message": {
                "required": _("Write your feedback."),
                "min_length": _("Tell a little more, so that we know what to mend."),
            },
            "kind": {"required": _("Choose what your feedback is about.")},
            "email": {"invalid": _("Write the address in full, for example etunimi@esimerkki.fi.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label=self.fields["kind"].label,
            # Nothing is chosen beforehand: a reader who passes the question by would answer it wrongly.
            choices=[("", _("Choose")), *Feedback.Kind.choices],
            error_messages=self.Meta.error_messages["kind"],
        )
        self.fields["municipality"].queryset = Municipality.objects.all()
        self.fields["municipality"].empty_label = _("The whole site, or I don't know")
        self.fields["municipality"].to_field_name = "slug"
        self.fields["email"].error_messages["invalid"] = self.Meta.error_messages["email"]["invalid"]
        for name, field in self.fields.items():
            self._describe(name, field)

    def _describe(self, name: str, field: forms.Field) -> None:
        """Tell the browser what helps a person fill it in, and tie help and fault to the field."""
        helps = {"name": "name", "email": "email"}
        described = [f"id_{name}_help"] if field.help_text else []
        is_faulty = self.is_bound and name in self.errors
        if is_faulty:
            described.insert(0, f"id_{name}_fault")
        attributes = {
            "autocomplete": helps.get(name, "off"),
            "aria-describedby": " ".join(described) or None,
            # Said always: a browser takes what is required and empty for faulty before anybody has written a word.
            "aria-invalid": "true" if is_faulty else "false",
            "class": "field",
        }
        field.widget.attrs.update({key: value for key, value in attributes.items() if value})
        # The faults are ours to word: the browser's own bubbles say nothing of the mend.
        field.widget.attrs.pop("required", None)
        field.widget.is_required = False

    def clean_message(self) -> str:
        message = self.cleaned_data["message"].strip()
        if any(identity_codes(message)):
            raise ValidationError(
                _("Your feedback has a personal identity code in it. Remove it: we don't need it.")
            )
        return message

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave this field empty and send the form again."))
        return ""


class AnswerForm(forms.ModelForm):
    """How the feedback was answered."""

    class Meta:
        model = Feedback
        fields = ["note"]
        help_texts = {"note": _("For example: answered by e-mail, the picture has a text alternative now.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True
        self.fields["note"].error_messages["required"] = _("Say in a few words how it was answered.")


class HandOverForm(forms.ModelForm):
    """Who answers instead. The deadline stays."""

    class Meta:
        model = Feedback
        fields = ["municipality"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["municipality"].label = _("Who answers")
        self.fields["municipality"].empty_label = _("The brand team")
