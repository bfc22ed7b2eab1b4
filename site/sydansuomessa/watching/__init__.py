"""How an operator sees what the site does: logs, figures and errors, none of which tells about a person."""
