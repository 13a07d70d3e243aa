"""How long the database may keep anyone waiting, in seconds."""

LOCK_TIMEOUT = 5  # for a connection, or for another's lock
STATEMENT_TIMEOUT = 15  # for one statement; the longest takes well under a second
SILENCE = 20  # for a server that says nothing at all
MIGRATION_TIMEOUT = 30  # for other processes that bring the same tables up to date
REWRITE_TIMEOUT = 2  # for a lock to write a table anew: well under LOCK_TIMEOUT, for others wait behind it
