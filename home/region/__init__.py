"""Setting up a region from its files: its records, its roles and the pages that others lie below.

The region is data: `region/<name>/` holds everything that is particular to it, and the code knows no
municipality's name. Every step adds what is missing and leaves what is there alone, so it can be run again.
"""
