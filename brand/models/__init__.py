from .asset import AssetFile, AssetVersion, BrandAsset
from .crisis_banner import CrisisBanner
from .download import AssetWatch, DownloadCount, DrawnCount
from .frame_text import FrameText, LibraryBlock
from .funding import FundingProgramme, FundingRow, SiteFunding
from .library import BrandDocument, Picture, PictureRendition
from .logo_template import LogoSlot, LogoTemplate
from .mark import Mark
from .municipality import Municipality, Region
from .organisation import Organisation
from .page import BrandedPage, IndexPage, PageRecord, PicturedPage, RecordPage, open_fields
from .portal import GuidelinePage, PortalPage
from .refused_schedule import RefusedSchedule
from .rights_notice import RightsNotice
from .rule_setting import RuleSetting
from .unchanging import ChangeRefused
from .user import User
from .vocabulary_term import VocabularyTerm

__all__ = [
    "AssetFile",
    "AssetVersion",
    "AssetWatch",
    "BrandAsset",
    "BrandDocument",
    "BrandedPage",
    "ChangeRefused",
    "CrisisBanner",
    "DownloadCount",
    "DrawnCount",
    "FrameText",
    "FundingProgramme",
    "FundingRow",
    "GuidelinePage",
    "IndexPage",
    "LibraryBlock",
    "LogoSlot",
    "LogoTemplate",
    "Mark",
    "Municipality",
    "Organisation",
    "PageRecord",
    "Picture",
    "PictureRendition",
    "PicturedPage",
    "PortalPage",
    "RecordPage",
    "RefusedSchedule",
    "Region",
    "RightsNotice",
    "RuleSetting",
    "SiteFunding",
    "User",
    "VocabularyTerm",
    "open_fields",
]
