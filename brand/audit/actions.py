"""The names of what is logged of people and groups, and their words."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

# name: (in a filter, as a line of the log)
ACTIONS = {
    "brand.sign_in": (_("Signed in"), _("Signed in")),
    "brand.sign_in_failed": (_("Sign-in failed"), _("A sign-in with the wrong password")),
    "brand.code_failed": (_("Code failed"), _("A sign-in with the right password and a wrong code")),
    "brand.sign_in_shut": (_("Sign-in shut"), _("Sign-in shut for a while after many failures")),
    "brand.sign_out": (_("Signed out"), _("Signed out")),
    "brand.password_changed": (_("Password changed"), _("Password changed")),
    "brand.person.let_in": (_("Let in"), _("Allowed to sign in again")),
    "brand.person.shut_out": (_("Shut out"), _("No longer allowed to sign in")),
    "brand.person.invited": (_("Invited"), _("Invited to choose a password")),
    "brand.person.accepted": (_("Password chosen"), _("Chose the first password")),
    "brand.person.factor_set_up": (_("Second step set up"), _("Set up the second step of signing in")),
    "brand.person.factor_removed": (
        _("Second step removed"),
        _("Took the second step of signing in out of use"),
    ),
    "brand.person.factor_reset": (_("Second step reset"), _("Second step of signing in taken away")),
}


def person_log_actions(actions) -> None:
    """For Wagtail's hook `register_log_actions`."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)

    @actions.register_action("brand.rights_changed")
    class RightsChanged(LogFormatter):
        """Says which groups, permissions or powers were given and taken."""

        label = _("Rights changed")

        def format_message(self, log_entry) -> str:
            parts = []
            for words, names in ((_("given: %s"), "given"), (_("taken: %s"), "taken")):
                if log_entry.data.get(names):
                    parts.append(words % ", ".join(log_entry.data[names]))
            return f"{_('Rights changed')} – {'; '.join(parts)}"
