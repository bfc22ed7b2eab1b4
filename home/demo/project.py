"""The region's real project page, imported from its text and published."""

from wagtail.models import Locale

from brand.models import Picture
from projects.importer import place_project, read_project_text
from projects.models import Project, ProjectPage


def set_up_project(text: bytes, corrections: dict[str, str], picture: Picture) -> Project:
    """Import and publish the project unless its page is live already. `corrections` mend slips of the published
    text, word by word."""
    for slip, mended in corrections.items():
        text = text.replace(slip.encode(), mended.encode())
    read = read_project_text(text)
    project = Project.objects.filter(name=read.name).first()
    if (
        project
        and ProjectPage.objects.filter(translation_key=project.page_key, locale=Locale.get_default())
        .live()
        .exists()
    ):
        return project
    page = place_project(read).page
    page.picture = picture
    page.save_revision(changed=True).publish()
    return Project.objects.get(page_key=page.translation_key)
