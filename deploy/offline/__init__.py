"""What goes from hand to hand without a network: the page in one file, a workbook, the whole site in an archive. Here: their names."""

from typing import NamedTuple


class Offer(NamedTuple):
    """name: of the file in site/downloads/. word: on the button. what: who it is for."""

    name: str
    word: str
    what: str


SINGLE = Offer("集群申报自测-单机版.html", "下载单机版", "整个自测装在一个文件里。双击打开就能用，不用上网；可以放在 U 盘里，也可以用微信发给别人。")
WORKBOOK = Offer("集群申报自测表.xlsx", "下载自测表", "空白的 Excel 表，填数后自动逐条得出结果。旧电脑上用 Excel 或 WPS 都能打开。")
ARCHIVE = Offer("集群申报自测-整站.zip", "下载整站", "给单位内网用：交给管网站的人，解开放到任何网址下面，里面有说明。")
OFFERS = SINGLE, WORKBOOK, ARCHIVE
