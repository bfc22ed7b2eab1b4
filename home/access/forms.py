"""A page as its editor's form and as API v3's body would carry it."""

import json
from datetime import date, datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.api.v3.form_data import build_form_data
from wagtail.fields import StreamField
from wagtail.models import Page

NO_COMMENTS = {
    f"comments-{name}_FORMS": count
    for name, count in {"TOTAL": 0, "INITIAL": 0, "MIN_NUM": 0, "MAX_NUM": 0}.items()
}


def form_data(page: Page, **changes) -> dict:
    """What the editor would post for `page`, with some values changed."""
    form_class = page.get_edit_handler().get_form_class()
    payload = {name: _value(page, name) for name in form_class.base_fields if _has(page, name)} | changes
    return {
        name: value
        for name, value in build_form_data(form_class, payload).items()
        if value is not None and not name.endswith("_FORMS")
    } | NO_COMMENTS


def api_body(page: Page, **changes) -> dict:
    """What a script would send for `page`: its writable fields."""
    names = {"title", "slug", *(field.name for field in type(page).api_fields if field.writable)}
    values = {name: _value(page, name) for name in names}
    return json.loads(json.dumps(values | changes, cls=DjangoJSONEncoder))


def _has(page: Page, name: str) -> bool:
    return any(field.name == name for field in page._meta.concrete_fields)


def _value(page: Page, name: str):
    field = page._meta.get_field(name)
    value = field.value_from_object(page)
    if isinstance(field, StreamField):
        return field.get_prep_value(value)
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else value
