"""The three languages, and a front page in each in the place of Wagtail's welcome page."""

from uuid import uuid4

from django.db import migrations

FRONT_PAGES = {"fi": "Etusivu", "sv": "Startsida", "en": "Front page"}


def create_front_pages(apps, schema_editor):
    content_type = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        model="homepage", app_label="home"
    )[0]
    page_model = apps.get_model("wagtailcore.Page")
    locale_model = apps.get_model("wagtailcore.Locale")
    home_model = apps.get_model("home.HomePage")
    site_model = apps.get_model("wagtailcore.Site")

    root = page_model.objects.get(depth=1)
    site_model.objects.all().delete()
    page_model.objects.filter(depth=2).delete()
    key = uuid4()
    for number, (language, title) in enumerate(FRONT_PAGES.items(), start=1):
        locale = locale_model.objects.get_or_create(language_code=language)[0]
        slug = "koti" if language == "fi" else f"koti-{language}"
        home = home_model.objects.create(
            title=title,
            draft_title=title,
            slug=slug,
            content_type=content_type,
            path=f"{root.path}{number:04d}",
            depth=2,
            numchild=0,
            url_path=f"/{slug}/",
            locale=locale,
            translation_key=key,
            live=True,
        )
        if language == "fi":
            site_model.objects.create(hostname="localhost", port=80, root_page=home, is_default_site=True)
    root.numchild = len(FRONT_PAGES)
    root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(create_front_pages, migrations.RunPython.noop)]
