"""The demonstration's files to download."""

from django.core.files.base import ContentFile
from wagtail.models import Collection

from brand.models import BrandDocument
from brand.roles import SHARED_COLLECTION

from ..region.files import RegionFiles


def set_up_documents(files: RegionFiles) -> dict[str, BrandDocument]:
    """Add the missing files to the shared collection; returns them all by name."""
    collection = Collection.objects.get(name=SHARED_COLLECTION)
    return {
        name: BrandDocument.objects.filter(title=row["title"]).first() or _keep(files, row, collection)
        for name, row in files.documents.items()
    }


def _keep(files: RegionFiles, row: dict[str, str], collection: Collection) -> BrandDocument:
    content = files.document(row["file"])
    document = BrandDocument(title=row["title"], collection=collection, file_size=len(content))
    document.file.save(row["file"], ContentFile(content), save=False)
    document.save()
    return document
