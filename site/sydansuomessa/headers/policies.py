"""What an answer may load, run and be framed by, and what of the device it may ask for.

Three policies: residents' pages run the site's own files and nothing written into the page; the admin bears a
little less, since Wagtail's editor writes styles into elements; a file that somebody uploaded may do nothing.
"""

from csp.constants import NONE, SELF, UNSAFE_INLINE

from brand.videos import PLAYERS

PUBLIC = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "media-src": [SELF],
    # A video's player, once its reader agrees. It is asked for nothing before.
    "frame-src": [*PLAYERS],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}

# wagtail-localize writes two scripts into its pages, "choose every language" and its choosers' addresses. They are
# the same in every answer, so they are let run by what they say; a test compares.
LOCALIZE_SCRIPTS = [
    "'sha256-Zi6020hVNJQUtMOgLuIImaOaART6TyIrghPC9PESpjg='",
    "'sha256-lLVZz8vyF0vCZL3ZQcc+U/kumGW1SlEfDpwWrXLLSRw='",
]
ADMIN = PUBLIC | {
    "script-src": [SELF, *LOCALIZE_SCRIPTS],
    # Styles in elements' attributes and style elements: the rich text editor and the previews' sizes need them.
    "style-src": [SELF, UNSAFE_INLINE],
    # Pictures chosen for upload are shown before they are sent.
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF, *PLAYERS],
}

UPLOADED_FILE = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "sandbox": True}

# What no page here asks of a device. The admin's buttons that copy to the clipboard keep what is the default.
NOT_ASKED_OF_DEVICES = (
    "accelerometer",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "publickey-credentials-create",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in NOT_ASKED_OF_DEVICES)
