"""Crisis banners: who raises them, and what readers see of them."""
