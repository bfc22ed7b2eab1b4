"""The schedule: which command runs when. A new one is a line here.

A command of the schedule can be run again at any time, also twice: a worker that dies halfway leaves its job to
another. Times are the site's own (Finnish) ones. Keep the nightly ones some minutes apart.
"""

from .worker.jobs import Job
from .worker.letters import tell_brand_team
from .worker.times import daily, every

SCHEDULE = (
    Job(every(minutes=1), "publish_scheduled"),
    Job(every(minutes=1), "remove_notices"),
    # It tells of new feedback, too.
    Job(every(minutes=10), "tend_feedback"),
    # It exits with 1 where a must rule fails: the brand team reads which.
    Job(daily(2, 30), "check_guideline --json", on_failure=tell_brand_team),
    Job(daily(2, 40), "picture_rights"),
    Job(daily(2, 50), "tell_superseded"),
    # They follow a change at once; this is for what an update of the site changes in them.
    Job(daily(3), "publish_documents"),
    Job(daily(3, 10), "clearsessions"),
    Job(daily(3, 15), "clear_leftovers"),
    Job(daily(3, 20), "prune_db_task_results --min-age-days 7"),
    # They mend what a lost background task left stale.
    Job(daily(3, 40), "rebuild_references_index"),
    Job(daily(4, 10), "update_index"),
)
