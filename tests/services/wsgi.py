"""The site with its uploaded files, which in production the web server or the storage serves."""

from django.conf import settings
from whitenoise import WhiteNoise

from sydansuomessa.wsgi import application as site

# autorefresh: files uploaded by a test are served too.
application = WhiteNoise(site, root=str(settings.MEDIA_ROOT), prefix="media/", autorefresh=True)
