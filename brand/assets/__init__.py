"""The life of brand assets: what may come in, publishing a version, who may read it, counting, telling."""
