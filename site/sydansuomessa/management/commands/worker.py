from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError

from sydansuomessa.schedule import SCHEDULE
from sydansuomessa.worker.process import WorkerProcess


class Command(BaseCommand):
    """Does background work and keeps the schedule until it is told to stop. Several may run, on one machine or more."""

    help = "Do background work and keep the schedule (site/sydansuomessa/schedule.py) until stopped."

    def handle(self, **options) -> None:
        if not settings.WORKER:
            raise CommandError(
                "WORKER is 0 here: work is done in the requests. Set WORKER=1 to use a worker."
            )
        worker = WorkerProcess(SCHEDULE)
        if options["verbosity"]:
            self.stdout.write(f"Worker {worker.name} is at work.")
        try:
            worker.run()
        except ProgrammingError as error:
            words = str(error).splitlines()[0]
            raise CommandError(
                f"The database isn't as this version needs it ({words}). Run manage.py migrate."
            ) from error
