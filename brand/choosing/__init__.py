"""Wagtail's page chooser and the API beside it, where they would name pages that are neither open nor one's own.

Their lists are narrowed by hooks. Here are the ways past those: the page whose children are listed, the page above a
page that was found, pages asked for by their number or address, and the pages above one's own.
"""
