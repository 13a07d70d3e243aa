"""`python -m retention_check.cli`: the same as the command `retention-check`."""

from retention_check.cli import main

# a child process of the app imports this module too, and must not start the app again
if __name__ == "__main__":
    main()
