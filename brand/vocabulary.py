"""How the brand team keeps a vocabulary in the admin."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet


class VocabularyViewSet(SnippetViewSet):
    """The terms of one vocabulary: a subclass names the model and its place in the menu. Who may change them is
    the roles' concern."""

    icon = "tag"
    add_to_admin_menu = True
    list_display = ["name", "key"]
    search_fields = ["name"]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("name_sv"), FieldPanel("name_en")]),
        FieldPanel("key"),
    ]
