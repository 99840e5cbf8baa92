"""Authoring: from a briefing to a checked deck."""
