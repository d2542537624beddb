"""How signs look: wide or narrow, seen or not. An option is known by its label however that is typed."""

import re
from functools import lru_cache

from .facts import Field, Option

WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " ", 0x2212: "-", 0x2013: "-"}
UNSEEN = dict.fromkeys([0xFEFF, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)])
UNSEEN_ONE = re.compile(f"[{''.join(map(chr, UNSEEN))}]")
LOOK = WIDE | UNSEEN | dict.fromkeys([*b"\t\n\r ,", 0xA0, *range(0x2000, 0x200B), 0x3000, 0xFF0C])  # commas and blanks go
LONGEST_LABEL = 200  # characters of what may be one
ASIDE = "不适用"


def visible(text: str) -> str:
    """Without what nobody can see."""
    if not text.isprintable() and UNSEEN_ONE.search(text):
        text = text.translate(UNSEEN)
    return text.strip()


def option_named(text: str, field: Field) -> Option | None:
    """By id or label; else by a label that differs in commas, blanks and widths alone, or 不适用 where one option ends so."""
    if option := field.by_name.get(text.strip()):
        return option
    if text.isascii() or len(text) > LONGEST_LABEL:
        return None
    look = text.translate(LOOK)
    found = [option for option in field.options if folded(option.label) == look or look == ASIDE and option.label.endswith(ASIDE)]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1024)
def folded(label: str) -> str:
    return label.translate(LOOK)
