"""The pure part: items, marking, sessions, scheduling. No disk, no clock, no screen."""
