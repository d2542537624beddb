"""What goes from hand to hand without a network: the page in one file, a workbook, the whole site in an archive. Here: their names."""

from typing import NamedTuple


class Offer(NamedTuple):
    """name: of the file in site/downloads/. word: on the button. what: who it is for."""

    name: str
    word: str
    what: str


ONLY_ON_SITE = "快速自测、结果页、企业名单、企业划型、把结果发给别人、看一份自测，只在网站上有。"
SINGLE = Offer("集群申报自测-单机版.html", "下载单机版", "完整申报表和说明装在一个文件里。双击打开就能用，不用上网；可以放在 U 盘里，也可以用微信发给别人。" + ONLY_ON_SITE)
WORKBOOK = Offer("集群申报自测表.xlsx", "下载自测表", "空白的 Excel 表，填数后自动逐条得出结果。旧电脑上用 Excel 或 WPS 都能打开。")
ARCHIVE = Offer("集群申报自测-整站.zip", "下载整站", "给单位内网用：交给管网站的人，解开放到任何网址下面，里面有说明。")
OFFERS = SINGLE, WORKBOOK, ARCHIVE
