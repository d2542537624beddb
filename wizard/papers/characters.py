"""What may stand in a file: every text goes through here, so that nothing pasted from elsewhere can break a paper."""

import re

BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # XML has no place for these
    "\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"  # unseen; some turn the writing round
)
ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def clean(text: str) -> str:
    """The text without control characters and marks that nobody sees; line breaks stay, as plain ones."""
    return UNFIT.sub("", BREAKS.sub("\n", text).replace("\t", " "))


def one_line(text: str) -> str:
    return clean(text).replace("\n", " ").strip()


def escaped(text: str) -> str:
    """Clean, and safe between XML tags and in attributes."""
    return clean(text).translate(ENTITIES)
