"""Files that a page offers to other programs: feeds and calendars, each at an address below its page's."""

from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class FileLink:
    """A file that another program reads: what readers call its format, its media type and its path."""

    title: str
    type: str
    url: str


class PageWithFiles:
    """A page type that offers files. `files` names the method that writes each."""

    files: dict[str, str] = {}

    def file_address(self, request: HttpRequest, name: str, query: str = "") -> str:
        """The path of one of the files, narrowed by a query string as the page itself would be."""
        address = f"{self.get_url(request) or ''}{name}"
        return f"{address}?{query}" if query else address
