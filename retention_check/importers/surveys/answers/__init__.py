"""What an answer stands for, and how often each was given."""
