"""The addresses that take the place of wagtail-localize's own."""

from django.urls import path

from . import views

SNIPPET = "<slug:app_label>/<slug:model_name>"

urlpatterns = [
    path("jsi18n/", views.EditorTexts.as_view(packages=["wagtail_localize"])),
    path("submit/page/<int:page_id>/", views.SubmitPage.as_view()),
    path(f"submit/snippet/{SNIPPET}/<str:pk>/", views.SubmitSnippet.as_view()),
    path("update/<int:translation_source_id>/", views.UpdateTranslations.as_view()),
    path("page/<int:page_id>/convert_to_alias/", views.convert_to_alias),
    path(
        "translate/<int:translation_id>/strings/<int:string_segment_id>/edit/", views.edit_string_translation
    ),
    path("translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/", views.edit_override),
    path("translate/<int:translation_id>/pofile/upload/", views.upload_pofile),
    path("translate/<int:translation_id>/disable/", views.stop_translation),
    path("translate/<int:translation_id>/changes/", views.see_changes, name="brand_translation_changes"),
    path("reports/translations/", views.TranslationsReport.as_view()),
    path("reports/translations/results/", views.TranslationsReport.as_view(results_only=True)),
    path(f"api/snippets/{SNIPPET}/", views.SnippetList.as_view({"get": "list"})),
    path(f"api/snippets/{SNIPPET}/<str:pk>/", views.SnippetList.as_view({"get": "retrieve"})),
]
