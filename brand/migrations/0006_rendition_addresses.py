from django.db import migrations


def forget_renditions(apps, schema_editor):
    """Take away what has an address that can be guessed. Each is made anew, under another, when it is asked for."""
    for rendition in apps.get_model("brand", "PictureRendition").objects.iterator():
        rendition.file.delete(save=False)
        rendition.delete()


class Migration(migrations.Migration):
    dependencies = [("brand", "0005_languages")]

    # Backwards there is nothing to bring back: renditions are made when they are asked for.
    operations = [migrations.RunPython(forget_renditions, migrations.RunPython.noop)]
