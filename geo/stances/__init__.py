"""Where each country stands: the questions a corpus answers, and the answers, each with its sentences."""

from geo.stances.finding import find_stances
from geo.stances.kinds import KINDS
from geo.stances.questions import find_questions

__all__ = ["KINDS", "find_questions", "find_stances"]
