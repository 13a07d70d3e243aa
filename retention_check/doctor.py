"""What this installation has and what it lacks, with the command that mends it."""
