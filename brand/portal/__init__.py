"""The portal: the marks to download, the colours and type to copy, and the guideline to read."""
