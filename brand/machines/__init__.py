"""What a page says of itself to search engines, social media and other programs."""
