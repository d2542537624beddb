"""统一社会信用代码 by GB 32100-2015: eighteen characters, the last one a check of the others."""

from rules.entry import UNSEEN, WIDE

CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z
VALUES = {character: value for value, character in enumerate(CHARACTERS)}
WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
LENGTH = 18


def tidy(text: str) -> str:
    """Full-width, small letters and blanks put right."""
    return "".join(text.translate(WIDE).translate(UNSEEN).split()).removeprefix("'").upper()


def check_character(first: str) -> str:
    """The eighteenth character to the first seventeen, all of CHARACTERS."""
    return CHARACTERS[-sum(VALUES[one] * weight for one, weight in zip(first, WEIGHTS, strict=True)) % 31]


def trouble(code: str) -> str:
    """What is wrong with a tidied code, in a sentence; empty when nothing is."""
    if "E+" in code and "." in code:
        return f"「{code}」被 Excel 存成了科学计数，末几位已丢失，请按营业执照重填，并把单元格设为文本。"
    if strange := sorted({one for one in code if one not in VALUES}):
        return f"「{code[:24]}」里有代码不用的字符「{''.join(strange)[:6]}」（不用 I、O、S、V、Z，常与 1、0、5、U、2 混淆），请核对。"
    if len(code) != LENGTH:
        return f"「{code[:24]}」有 {len(code)} 位，统一社会信用代码是 18 位，请核对。"
    if check_character(code[:17]) != code[17]:
        lost = "（数字末尾是 0，可能被 Excel 按数字存过，末几位已丢失）" if code.isdigit() and code.endswith("00") else ""
        return f"「{code}」的校验位不对{lost}，请按营业执照核对。"
    return ""


def usable(code: str) -> bool:
    """Fit to tell enterprises apart: whole, even if its check is wrong."""
    return len(code) == LENGTH and all(one in VALUES for one in code)
