from .accessibility import AccessibilityCheck, AccessibilityGap, AccessibilityRecord
from .feedback import Feedback
from .home import HomePage
from .municipality import MunicipalityPage
from .standard import StandardPage

__all__ = [
    "AccessibilityCheck",
    "AccessibilityGap",
    "AccessibilityRecord",
    "Feedback",
    "HomePage",
    "MunicipalityPage",
    "StandardPage",
]
