import swapper
from django.apps import apps
from wagtail.management.commands import publish_scheduled
from wagtail.models import DraftStateMixin

from brand.gate.schedule import publish_due, unpublish_expired


class Command(publish_scheduled.Command):
    """Ours over Wagtail's: page by page, so that one that fails stops no other and keeps its schedule."""

    help = "Publish and unpublish what is due. A page that breaks the guideline stays; its editor is told."

    def handle(self, *args, **options):
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        page_model = swapper.load_model("wagtailcore", "Page")
        others = [
            one
            for one in apps.get_models()
            if issubclass(one, DraftStateMixin) and not issubclass(one, page_model)
        ]
        unpublish_expired([page_model, *others])
        for outcome in publish_due():
            if outcome.refusal:
                self.stderr.write(outcome.refusal.explain())
            elif options["verbosity"]:
                self.stdout.write(f"Published: {outcome.revision.object_str}")
