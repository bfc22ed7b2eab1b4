"""Tries every part of the running site for real and says what to do about what fails."""

from .finding import Finding, State
from .rounds import examine

__all__ = ["Finding", "State", "examine"]
