"""The permission matrix: who may do what to which page. Read it, argue about it, change it here.

Rows are verbs, columns are areas of the site. An answer holds for every page type of the area and for every
door there is to the verb (the admin's view, its bulk action, API v3 with a token, wagtail-localize's view);
a row `verb@door` says where one door answers differently.

    y  is done          -  is refused and leaves nothing behind
    d  is refused; where the door is a form, what was written stays as a draft        .  makes no sense here

`A` is the municipality whose people the roles are, `B` a neighbour. `items` are news, events and notices, `front` is a
municipality's own page, `indexes` are those of news, events, notices and projects, `portal` is the brand
portal with the guideline's page. `expire` sets the day on which the page ends. `take` moves into one's own place,
`give` into B's; `copy` and `alias` are made in one's own place, or beside the page where its type lives in one
place only. `create` makes a page of the area's types there: fronts, projects' pages and indexes come from
their records and the setup, never from a form.
"""

AREAS = (
    "A items",
    "A front",
    "B items",
    "B front",
    "region items",
    "projects",
    "indexes",
    "standard",
    "home",
    "portal",
)

# Editors whose municipality lets them publish themselves.
EDITOR = """
              A items  A front  B items  B front  region items  projects  indexes  standard  home  portal
create           y        -        -        -           -           -        -         -       -       -
edit             y        y        -        -           -           -        -         -       -       -
publish          y        y        -        -           -           -        -         -       -       -
unpublish        y        y        -        -           -           -        -         -       -       -
schedule         y        y        -        -           -           -        -         -       -       -
expire           y        y        -        -           -           -        -         -       -       -
delete           y        -        -        -           -           -        -         -       -       -
take             .        .        -        .           -           .        .         .       .       .
give             -        .        .        .           -           .        .         .       .       .
copy             y        -        -        -           -           -        -         -       -       -
copy away        -        .        .        .           -           .        .         .       .       .
alias            y        -        -        -           -           -        -         -       -       -
reorder          y        -        -        -           -           -        -         -       -       -
revert           y        y        -        -           -           -        -         -       -       -
lock             -        -        -        -           -           -        -         -       -       -
unlock           -        -        -        -           -           -        -         -       -       -
privacy          y        y        -        -           -           -        -         -       -       -
translate        y        y        -        -           -           -        -         -       .       -
read draft       y        y        -        -           -           -        -         -       -       -
history          y        y        -        -           -           -        -         -       -       -
"""

# Editors whose municipality publishes through its approver.
WRITER = """
              A items  A front  B items  B front  region items  projects  indexes  standard  home  portal
create           y        -        -        -           -           -        -         -       -       -
edit             y        y        -        -           -           -        -         -       -       -
publish          d        d        -        -           -           -        -         -       -       -
unpublish        -        -        -        -           -           -        -         -       -       -
schedule         d        d        -        -           -           -        -         -       -       -
expire           d        d        -        -           -           -        -         -       -       -
delete           -        -        -        -           -           -        -         -       -       -
take             .        .        -        .           -           .        .         .       .       .
give             -        .        .        .           -           .        .         .       .       .
copy             y        -        -        -           -           -        -         -       -       -
copy away        -        .        .        .           -           .        .         .       .       .
alias            d        -        -        -           -           -        -         -       -       -
reorder          -        -        -        -           -           -        -         -       -       -
revert           y        y        -        -           -           -        -         -       -       -
lock             -        -        -        -           -           -        -         -       -       -
unlock           -        -        -        -           -           -        -         -       -       -
privacy          -        -        -        -           -           -        -         -       -       -
translate        -        -        -        -           -           -        -         -       .       -
read draft       y        y        -        -           -           -        -         -       -       -
history          y        y        -        -           -           -        -         -       -       -
"""

# As an editor who publishes, and locks.
CHIEF = EDITOR.replace(
    "lock             -        -        -",
    "lock             y        y        -",
).replace(
    "unlock           -        -        -",
    "unlock           y        y        -",
)

PROJECT = """
              A items  A front  B items  B front  region items  projects  indexes  standard  home  portal
create           -        -        -        -           y           -        -         -       -       -
edit             -        -        -        -           y           y        y         -       -       -
publish          -        -        -        -           y           y        y         -       -       -
unpublish        -        -        -        -           y           y        -         -       -       -
schedule         -        -        -        -           y           y        y         -       -       -
expire           -        -        -        -           y           y        -         -       -       -
delete           -        -        -        -           y           y        -         -       -       -
take             -        .        -        .           .           .        .         .       .       .
give             -        .        .        .           -           .        .         .       .       .
copy             -        -        -        -           y           -        -         -       -       -
copy away        -        .        .        .           -           .        .         .       .       .
alias            -        -        -        -           y           -        -         -       -       -
reorder          -        -        -        -           y           y        -         -       -       -
revert           -        -        -        -           y           y        y         -       -       -
lock             -        -        -        -           -           -        -         -       -       -
unlock           -        -        -        -           -           -        -         -       -       -
privacy          -        -        -        -           y           y        -         -       -       -
translate        -        -        -        -           y           y        y         -       .       -
read draft       -        -        -        -           y           y        y         -       -       -
history          -        -        -        -           y           y        y         -       -       -
"""

BRAND = """
              A items  A front  B items  B front  region items  projects  indexes  standard  home  portal
create           y        -        y        -           y           -        -         y       y       -
edit             y        y        y        y           y           y        y         y       y       y
publish          y        y        y        y           y           y        y         y       y       y
unpublish        y        y        y        y           y           y        y         y       y       y
schedule         y        y        y        y           y           y        y         y       y       y
expire           y        y        y        y           y           y        y         y       y       y
delete           y        y        y        y           y           y        y         y       -       y
take             y        .        y        .           .           .        .         .       .       .
give             y        .        .        .           y           .        .         .       .       .
copy             y        -        y        -           y           -        -         y       y       -
copy away        y        .        .        .           y           .        .         .       .       .
alias            y        -        y        -           y           -        -         y       y       -
reorder          y        y        y        y           y           y        y         y       y       y
revert           y        y        y        y           y           y        y         y       y       y
lock             y        y        y        y           y           y        y         y       y       y
unlock           y        y        y        y           y           y        y         y       y       y
privacy          y        y        y        y           y           y        y         y       y       y
translate        y        y        y        y           y           y        y         y       .       y
read draft       y        y        y        y           y           y        y         y       y       y
history          y        y        y        y           y           y        y         y       y       y
"""

# Somebody with an account and no group.
NOBODY = """
              A items  A front  B items  B front  region items  projects  indexes  standard  home  portal
create           -        -        -        -           -           -        -         -       -       -
edit             -        -        -        -           -           -        -         -       -       -
publish          -        -        -        -           -           -        -         -       -       -
unpublish        -        -        -        -           -           -        -         -       -       -
schedule         -        -        -        -           -           -        -         -       -       -
expire           -        -        -        -           -           -        -         -       -       -
delete           -        -        -        -           -           -        -         -       -       -
take             .        .        -        .           -           .        .         .       .       .
give             -        .        .        .           -           .        .         .       .       .
copy             -        -        -        -           -           -        -         -       -       -
copy away        -        .        .        .           -           .        .         .       .       .
alias            -        -        -        -           -           -        -         -       -       -
reorder          -        -        -        -           -           -        -         -       -       -
revert           -        -        -        -           -           -        -         -       -       -
lock             -        -        -        -           -           -        -         -       -       -
unlock           -        -        -        -           -           -        -         -       -       -
privacy          -        -        -        -           -           -        -         -       -       -
translate        -        -        -        -           -           -        -         -       .       -
read draft       -        -        -        -           -           -        -         -       -       -
history          -        -        -        -           -           -        -         -       -       -
"""

TABLES = {
    "editor": EDITOR,
    "writer": WRITER,
    "chief": CHIEF,
    "project": PROJECT,
    "brand": BRAND,
    "nobody": NOBODY,
}
