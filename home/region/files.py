"""Reading a region's folder. See region/sydansuomessa/ for what each file holds."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any


class RegionFileError(Exception):
    """A file of the region is missing or malformed; the message names it."""


@dataclass(frozen=True)
class RegionFiles:
    """The files of one region, each read when first asked for. Raises RegionFileError."""

    folder: Path

    def table(self, name: str) -> dict[str, Any]:
        """The whole of `<name>.toml`."""
        path = self.folder / f"{name}.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise RegionFileError(f"{path}: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RegionFileError(f"{path}: {error}") from error

    @cached_property
    def region(self) -> dict[str, Any]:
        return self.table("region")

    @cached_property
    def translations(self) -> dict[str, Any]:
        """What is translated, or nothing: a region may speak one language only."""
        return self.table("translations") if (self.folder / "translations.toml").exists() else {}

    @cached_property
    def documents(self) -> dict[str, Any]:
        """The files to download, by name; a region may have none."""
        return self.table("files") if (self.folder / "files.toml").exists() else {}

    def document(self, name: str) -> bytes:
        """The content of the file called `name`, to download."""
        return (self.folder / "files" / name).read_bytes()

    @property
    def project_text(self) -> bytes:
        return (self.folder / "project.txt").read_bytes()

    def drawing(self, name: str) -> str:
        """The SVG of the illustration called `name`."""
        return (self.folder / "pictures" / f"{name}.svg").read_text(encoding="utf-8")
