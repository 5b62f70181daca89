"""Where each country stands: the questions a corpus answers, and the answers, each with its sentences."""

from geo.stances.finding import Positions, find_positions
from geo.stances.kinds import KINDS

__all__ = ["KINDS", "Positions", "find_positions"]
