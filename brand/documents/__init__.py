"""Word and PowerPoint templates, dressed from the same records, marks and colours as the site."""
