"""VID-01: videos, for those who don't see or hear them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..facts import PageFacts
from ..finding import Fault
from ..registry import check
from ..text import visible


@dataclass(frozen=True)
class VideoParameters:
    """The least length of a video's text alternative, in characters."""

    minimum: int


@check("video-as-text", VideoParameters)
def check_videos(facts: PageFacts, parameters: VideoParameters) -> Iterator[Fault]:
    """The video as text, and captions where something is said."""
    for video in facts.videos:
        title, text = visible(video.title), visible(video.text)
        if len(text) < parameters.minimum:
            message = _("Tell the video as text: what is seen and said, in at least %(minimum)d characters.")
            yield Fault(message % {"minimum": parameters.minimum}, video.place, title)
        elif text.casefold() == title.casefold():
            yield Fault(
                _("The video's text repeats its title. Tell what is seen and said."), video.place, title
            )
        if video.captions not in ("captioned", "silent"):
            yield Fault(
                _("Have what is said in the video captioned, or say that nothing is said in it."),
                video.place,
                title,
            )
