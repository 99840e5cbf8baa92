"""What learners did, in one append-only log, and what follows from it. SQLite."""
