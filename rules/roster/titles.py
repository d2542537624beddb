"""The titles that one cell names, told by whole words: 科技小巨人 is another title, and one that is applied for or has expired is not held."""

import re

from rules.entry import Unclear, short

from .columns import LAST

NATION, CITY = "国家级?|国家认定的?|工信部", "上海市?级?|市级|省级"
NAMES = {
    "giants": rf"(?:{NATION})?(?:专精特新)?小巨人",
    "city_champions": rf"(?:{CITY})(?:制造业)?单项冠军",
    "champions": rf"(?:{NATION})?(?:制造业)?单项冠军",
    "specialized": rf"(?:{CITY})?专精特新",
    "hightech": rf"(?:{NATION}|{CITY})?(?:高新技术|高新|高企)",
    "innovative": rf"(?:{CITY})?创新型",
}
SINCE = r"[(（]?(?:(?P<year>20[0-9]{2})年?(?:度|认定|获评|入选|评定)?|第.{1,3}批|(?:在)?有效(?:期内)?|已认定|已获评)[)）]?"
WORDS = {name: re.compile(rf"(?:获评|获|已获)?{words}(?:中小)?(?:示范)?(?:企业)?(?:{SINCE})?") for name, words in NAMES.items()}
QUOTES = re.compile("[\"'“”‘’「」]")
SINCE_FIRST = re.compile("^(20[0-9]{2}年度?|第.{1,3}批)(?:认定|获评|入选)?(.+)$")
LEVEL_BEHIND = re.compile(rf"^(.+?)[(（]({NATION}|{CITY})[)）]$")  # 单项冠军（市级）


def held(words: list[str]) -> frozenset[str]:
    """The ids of the titles that these words name. Raises Unclear, which keeps those that are plain."""
    found = dict.fromkeys(words, "")
    late = []
    for word in words:
        plain = LEVEL_BEHIND.sub(r"\2\1", SINCE_FIRST.sub(r"\2\1", QUOTES.sub("", word)))
        found[word], fits = next(((name, fits) for name, known in WORDS.items() if (fits := known.fullmatch(plain))), ("", None))
        if fits and fits["year"] and int(fits["year"]) > LAST:  # 填报说明第 5 条：截止到最后一年年底
            late.append(word)
    titles = frozenset(name for word, name in found.items() if name and word not in late)
    strange = [word for word, name in found.items() if not name]
    told = [f"「{short('、'.join(late))}」是 {LAST} 年以后的，没有计入；{LAST} 年底以前就有的，请写那时的年份。"] if late else []
    told += [f"「{short('、'.join(strange))}」不是认得的称号，没有计入。"] if strange else []
    if told:
        raise Unclear("".join(told), titles)
    return titles
