"""Pictures through their life: how they come in, whose they are, and what is shown once they may not be."""
