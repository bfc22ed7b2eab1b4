from .home import HomePage
from .municipality import MunicipalityPage
from .standard import StandardPage

__all__ = ["HomePage", "MunicipalityPage", "StandardPage"]
