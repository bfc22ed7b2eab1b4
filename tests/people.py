"""Who does what in the tests: the demo's people, signed in."""

import pytest
from django.test import Client

from brand.models import User


def account(email: str) -> User:
    return User.objects.get(email=email)


def signed_in(email: str) -> Client:
    client = Client()
    client.force_login(account(email), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def karstula(db) -> Client:
    """Karstula's communicator."""
    return signed_in("viestija@karstula.example")


@pytest.fixture
def kinnula(db) -> Client:
    """Kinnula's communicator."""
    return signed_in("viestija@kinnula.example")


@pytest.fixture
def project_staff(db) -> Client:
    return signed_in("hanke@sydansuomessa.example")


@pytest.fixture
def brand_team(db) -> Client:
    return signed_in("brandi@sydansuomessa.example")


@pytest.fixture
def karstula_chief(db) -> Client:
    """Karstula's chief editor."""
    return signed_in("paatoimittaja@karstula.example")
