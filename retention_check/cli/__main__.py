"""`python -m retention_check.cli`: the same as the command `retention-check`."""

from retention_check.cli.commands import main

main()
