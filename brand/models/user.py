from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class EmailUserManager(UserManager):
    """Users are found and made by e-mail address, in whatever case it is typed."""

    def get_by_natural_key(self, email: str):
        return self.get(email__iexact=email)

    def _create_user(self, email, password, **extra_fields):
        user = self.model(email=self.normalize_email(email), **extra_fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email, password=None, **extra_fields):
        return self._create_user(email, password, **{"is_staff": False, "is_superuser": False} | extra_fields)

    def create_superuser(self, email, password=None, **extra_fields):
        return self._create_user(email, password, **{"is_staff": True, "is_superuser": True} | extra_fields)


class User(AbstractUser):
    """Somebody who signs in, with an e-mail address for a user name."""

    username = None
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={
            "unique": _("Somebody already has this e-mail address. Sign in with it or use another.")
        },
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["first_name", "last_name"]

    objects = EmailUserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_user_per_email_whatever_its_case")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email
