"""The publishing gate: by no route does a page go live that breaks a must rule.

`guard` is the gate itself, on the one signal that every route passes. The other modules tell people earlier and
kinder: the form names the fields, the panel helps while writing, the middleware turns a refusal into a message.
"""
