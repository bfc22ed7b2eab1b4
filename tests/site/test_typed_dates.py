"""Dates and times in the admin's fields, as people here write them."""

from datetime import date, datetime, time

import pytest
from django import forms
from django.utils import timezone, translation
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

MOMENT = datetime(2026, 11, 5, 9, 4)


@pytest.fixture(params=["fi", "sv", "en"], autouse=True)
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize(
    "typed",
    [
        "05.11.2026 09.04",
        "5.11.2026 9.04",
        "5.11.26 9:04",
        "5.11.2026 klo 9.04",
        "2026-11-05 09:04",
        "2026-11-05T09:04",
    ],
)
def test_a_moment_is_read_however_it_is_written(typed):
    assert forms.DateTimeField().clean(typed) == timezone.make_aware(MOMENT)


@pytest.mark.parametrize("typed", ["05.11.2026", "5.11.2026", "5.11.26", "2026-11-05"])
def test_a_day_is_read_however_it_is_written(typed):
    assert forms.DateField().clean(typed) == date(2026, 11, 5)


@pytest.mark.parametrize("typed", ["09.04", "9.04", "9:04"])
def test_a_time_is_read_however_it_is_written(typed):
    assert forms.TimeField().clean(typed) == time(9, 4)


@pytest.mark.parametrize("typed", ["11/05/2026 09:04", "5.13.2026 9.04", "5.11.2026 25.00", "ensi torstai"])
def test_what_is_no_moment_or_two_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        forms.DateTimeField().clean(typed)


@pytest.mark.parametrize(
    ("field", "widget", "shown"),
    [
        (forms.DateTimeField, AdminDateTimeInput, "05.11.2026 09.04"),
        (forms.DateField, AdminDateInput, "05.11.2026"),
        (forms.TimeField, AdminTimeInput, "09.04"),
    ],
)
def test_what_a_field_shows_it_reads_again(field, widget, shown):
    value = {forms.DateTimeField: MOMENT, forms.DateField: MOMENT.date(), forms.TimeField: MOMENT.time()}[
        field
    ]
    assert widget().format_value(value) == shown
    assert field().clean(shown) in (value, timezone.make_aware(MOMENT))


def test_a_refusal_says_how_it_is_written(language):
    how = {
        "fi": "Kirjoita päivä ja kellonaika näin: 5.11.2026 klo 9.30.",
        "sv": "Skriv datumet och klockslaget så här: 5.11.2026 kl. 9.30.",
        "en": "Enter a valid date/time.",
    }
    with pytest.raises(forms.ValidationError) as refused:
        forms.DateTimeField().clean("ensi torstaina")
    assert refused.value.messages == [how[language]]
