"""The way from an address to a map. It is a link and nothing more: no map service is asked before the reader is."""

from urllib.parse import urlencode

# OpenStreetMap's own search: it needs no key, sets no cookie and sells nothing.
MAP_SEARCH = "https://www.openstreetmap.org/search"


def map_address(address: str) -> str:
    """Where a map shows a street address; empty where there is none."""
    return f"{MAP_SEARCH}?{urlencode({'query': address})}" if address.strip() else ""
