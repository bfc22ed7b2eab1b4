"""The entry point of a web server: `gunicorn --config site/gunicorn.conf.py sydansuomessa.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sydansuomessa.settings.production")
application = get_wsgi_application()
