"""The headers that tell a browser what the site's answers may do."""
