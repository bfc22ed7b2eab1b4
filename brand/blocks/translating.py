"""What a translator gets of a block: its words. What a block points at follows the source."""

from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue


class TranslatedParts:
    """Mix in before StructBlock. wagtail-localize would let a translator change every picture, page and address;
    here only the parts named in `translated` are theirs, plain texts all of them."""

    translated: tuple[str, ...] = ()

    def get_translatable_segments(self, value: blocks.StructValue) -> list[StringSegmentValue]:
        """The words, each under its part's name."""
        return [StringSegmentValue(name, value.get(name) or "") for name in self.translated]

    def restore_translated_segments(self, value: blocks.StructValue, segments) -> blocks.StructValue:
        """The source's value with the translated words in it."""
        for segment in segments:
            name, words = segment.unwrap()
            if name in self.translated:
                value[name] = words.render_text()
        return value
