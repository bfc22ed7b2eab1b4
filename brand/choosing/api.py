"""The admin's own API of pages, which the chooser and the menu read."""

from wagtail.admin.api.serializers import AdminPageSerializer, PageAncestorsField, PageTranslationsField
from wagtail.admin.api.views import PagesAdminAPIViewSet

from ..references import choosable_pages
from ..working_titles import is_open, keeps, title_for_reader


class _Readable:
    """A list of pages without those that the reader may not know of."""

    def to_representation(self, page):
        readable = choosable_pages(self.context["request"].user)
        shown = super().to_representation(page)
        kept = set(readable.filter(pk__in=[one["id"] for one in shown]).values_list("pk", flat=True))
        return [one for one in shown if one["id"] in kept]


class ReadableAncestors(_Readable, PageAncestorsField):
    pass


class ReadableTranslations(_Readable, PageTranslationsField):
    pass


class ReadablePageSerializer(AdminPageSerializer):
    ancestors = ReadableAncestors(read_only=True)
    translations = ReadableTranslations(read_only=True)

    def to_representation(self, instance):
        shown = super().to_representation(instance)
        if "title" in shown and not (is_open(instance) or keeps(self.context["request"].user, instance)):
            shown["title"] = title_for_reader(instance)
        return shown


class ReadablePagesAPI(PagesAdminAPIViewSet):
    """The admin's own API: it lists the pages above one's own, too, so that the menu can lead to them."""

    base_serializer_class = ReadablePageSerializer
