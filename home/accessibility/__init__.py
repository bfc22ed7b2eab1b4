"""The accessibility statement: made from its records, and the check that a command makes."""
