"""quizapp: learn what a news briefing says, and keep it."""

__version__ = "0.1.0"
