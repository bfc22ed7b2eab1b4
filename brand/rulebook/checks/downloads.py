"""DOC-01: what files to download are called."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from ..facts import PageFacts
from ..finding import Fault
from ..registry import NoParameters, check
from ..text import visible

_FILE_NAME = re.compile(r"^\S{1,200}\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)


@check("download-names")
def check_download_names(facts: PageFacts, parameters: NoParameters) -> Iterator[Fault]:
    """A file is called by what it is, and not by the file's name."""
    for download in facts.downloads:
        name = visible(download.name)
        if not name:
            yield Fault(_("Say what the file is."), download.place, download.file_name)
        elif _FILE_NAME.match(name) or _bare(name) == _bare(PurePosixPath(download.file_name).stem):
            yield Fault(
                _("“%(name)s” is the file's name. Say what the file is.") % {"name": name},
                download.place,
                name,
            )


def _bare(text: str) -> str:
    """As written in a file's name: a name in words has spaces, and those stay."""
    return re.sub(r"[_.-]", "", text).casefold()
