"""How long one evaluation of the rulebook takes, against rendering the same page in the same run.

Run it with `python tests/benchmarks/evaluate.py` over a database that `manage.py demo` has filled. It prints CPU
milliseconds and their ratio; nothing is asserted, since a machine's speed is not the project's.
"""

import os
import sys
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sydansuomessa.settings.dev")
ROUNDS = 30
BLOCKS = 60


def main() -> None:
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from brand.rulebook import evaluate
    from brand.rulebook.active import active_rulebook
    from projects.models import ProjectPage

    page = ProjectPage.objects.live().first()
    page.body = [
        ("paragraph", f"<p>Kappale {number} kertoo hankkeesta ja sen työstä.</p>") for number in range(BLOCKS)
    ]
    client = Client()

    def once() -> None:
        page.__dict__.pop("record", None)
        evaluate(page, active_rulebook(), timezone.localdate())

    once()
    with CaptureQueriesContext(connection) as captured:
        once()
    # Read now: the next request starts a new log.
    queries = len(captured)
    evaluating = median(_cpu_ms(once) for _ in range(ROUNDS))
    rendering = median(_cpu_ms(lambda: client.get(page.get_url())) for _ in range(ROUNDS))
    sys.stdout.write(
        f"evaluate, {BLOCKS} blocks: {evaluating:.1f} ms CPU, {queries} queries\n"
        f"render the page uncached: {rendering:.1f} ms CPU\n"
        f"ratio: {evaluating / rendering:.2f}\n"
    )


def _cpu_ms(work) -> float:
    start = process_time()
    work()
    return (process_time() - start) * 1000


if __name__ == "__main__":
    main()
