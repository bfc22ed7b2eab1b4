"""Which videos of other services can be shown here, and how their players are asked for.

Nothing is asked of a service before a reader does: an address is only read, never fetched.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

_YOUTUBE_HOSTS = frozenset(
    {"youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com", "www.youtube-nocookie.com"}
)
_VIMEO_HOSTS = frozenset({"vimeo.com", "www.vimeo.com", "player.vimeo.com"})
_YOUTUBE_ID = re.compile(r"[\w-]{11}", re.ASCII)
_YOUTUBE_PATH = re.compile(r"/(?:embed|live|shorts|v)/([\w-]{11})/?", re.ASCII)
_VIMEO_PATH = re.compile(r"/(?:video/)?([0-9]{5,12})(?:/([0-9a-f]{6,20}))?/?", re.ASCII)
_VIMEO_KEY = re.compile(r"[0-9a-f]{6,20}", re.ASCII)
SERVICES = "YouTube, Vimeo"
# The hosts of the players: the only ones that a page may show in a frame.
YOUTUBE_PLAYER, VIMEO_PLAYER = "https://www.youtube-nocookie.com", "https://player.vimeo.com"
PLAYERS = (YOUTUBE_PLAYER, VIMEO_PLAYER)


@dataclass(frozen=True)
class Video:
    """A video of a service: where it is watched there, and its player for a frame. The players are those that keep
    no record of who watches: YouTube's without cookies, Vimeo's with "do not track"."""

    service: str
    watch_url: str
    player_url: str


def video_at(address: str) -> Video | None:
    """The video that an address leads to, or None where it isn't one of a known service."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    if host == "youtu.be":
        return _youtube(parts.path.strip("/"))
    if host in _YOUTUBE_HOSTS:
        return _youtube(_youtube_id(parts.path, parts.query))
    if host in _VIMEO_HOSTS:
        return _vimeo(parts.path, parts.query)
    return None


def _youtube_id(path: str, query: str) -> str:
    if path.rstrip("/") == "/watch":
        return parse_qs(query).get("v", [""])[0]
    found = _YOUTUBE_PATH.fullmatch(path)
    return found[1] if found else ""


def _youtube(key: str) -> Video | None:
    if not _YOUTUBE_ID.fullmatch(key):
        return None
    player = f"{YOUTUBE_PLAYER}/embed/{key}?{urlencode({'rel': 0})}"
    return Video("YouTube", f"https://www.youtube.com/watch?v={key}", player)


def _vimeo(path: str, query: str) -> Video | None:
    found = _VIMEO_PATH.fullmatch(path)
    if found is None:
        return None
    number, key = found[1], found[2] or parse_qs(query).get("h", [""])[0]
    if key and not _VIMEO_KEY.fullmatch(key):
        return None
    asked = urlencode({"dnt": 1} | ({"h": key} if key else {}))
    watch = f"https://vimeo.com/{number}/{key}" if key else f"https://vimeo.com/{number}"
    return Video("Vimeo", watch, f"{VIMEO_PLAYER}/video/{number}?{asked}")
