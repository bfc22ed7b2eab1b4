"""The worker: a process beside the web that does the work nobody waits for, and what the schedule says."""
