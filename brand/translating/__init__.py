"""Translating, by those who may: wagtail-localize's views ask for one permission for the whole site, these
ask for the rights on what is read and on what is written."""
