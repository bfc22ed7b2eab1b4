"""How long the first drawing of a strip of eight marks takes, and how long a repeated download of it.

Run it with `python tests/benchmarks/strips.py` over a database that `manage.py demo` has filled. For each format it
prints medians in milliseconds of CPU: the first download through the view, queries included, and a repeated one,
which draws nothing. Nothing is asserted, since a machine's speed is not the project's; the aim is
150 ms for the first. Its records are rolled back; the kept strips of the database's media folder go, and are drawn anew
when they are asked for.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sydansuomessa.settings.dev")
ROUNDS = 15
FORMATS = ("svg", "pdf", "png", "@2x.png", "@4x.png")


def main() -> None:
    import django

    django.setup()
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    with strip_of_eight() as (connection, stem):
        started = process_time()
        client.get(f"{stem}.svg")
        sys.stdout.write(
            f"the first in a new process, faces opened: {(process_time() - started) * 1000:.0f} ms\n"
        )
        sys.stdout.write(f"{'':10}{'first':>10}{'repeat':>10}  (ms CPU, medians of {ROUNDS})\n")
        for ending in FORMATS:
            address = f"{stem}{'' if ending.startswith('@') else '.'}{ending}"
            first = median(_ms(client, address, is_new=True) for _ in range(ROUNDS))
            repeat = median(_ms(client, address, is_new=False) for _ in range(ROUNDS))
            sys.stdout.write(f"{ending:10}{first:10.1f}{repeat:10.1f}\n")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{stem}.svg")
        sys.stdout.write(f"queries of a repeat: {len(queries)}\n")


@contextmanager
def strip_of_eight() -> Iterator[tuple]:
    """A project of the seven municipalities, EU-funded: the emblem and seven marks. Rolled back in the end."""
    from django.db import connection, transaction

    from brand.models import LogoSlot, LogoTemplate, Municipality
    from projects.strip_subjects import key_of
    from tests.builders import make_project, make_project_page

    with transaction.atomic():
        template = LogoTemplate.objects.get(key="hanke-ja-kunnat")
        template.slots = [
            LogoSlot(kind="eu", share=100, shape="horizontal"),
            LogoSlot(kind="partners", share=75, shape="horizontal"),
        ]
        template.save()
        project = make_project("Kahdeksan tunnuksen mittaushanke")
        project.municipalities.set(Municipality.objects.all())
        project.save()
        make_project_page(project)
        yield connection, f"/lataa/rivi/hanke-ja-kunnat/hanke/{key_of(project)}/naytto-fi-64px"
        transaction.set_rollback(True)


def _ms(client, address: str, *, is_new: bool) -> float:
    """One download, of a strip that was drawn before or, where nothing is kept yet, that wasn't."""
    from django.core.files.storage import storages

    from brand.strips import store

    if is_new:
        _forget(storages["private"], store.FOLDER)
    return _timed(client, address)


def _timed(client, address: str) -> float:
    start = process_time()
    response = client.get(address)
    taken = (process_time() - start) * 1000
    if response.status_code != 200:
        raise SystemExit(f"{address}: {response.status_code}")
    return taken


def _forget(storage, folder: str) -> None:
    for below in storage.listdir(folder)[0]:
        for name in storage.listdir(f"{folder}/{below}")[1]:
            storage.delete(f"{folder}/{below}/{name}")


if __name__ == "__main__":
    main()
