"""The page of the enterprise list in a real browser, as its tests use it: a list put in, a cell, a figure, the draft as it is kept."""

from functools import reduce

from . import made

WAIT = 60_000  # ms in which Python has to be there, also on a busy machine
HEAD = ["企业名称", "统一社会信用代码", "行业代码", "从业人员", "2020年营业收入（万元）", "2021年营业收入（万元）", "2022年营业收入（万元）", "是否主导产业", "高新技术企业"]
CODES = [made.credit_code(made.random.Random(n)) for n in range(4)]
LIST = [HEAD, ["甲公司", CODES[0], "C35", "120", "180000", "200000", "240000", "是", "是"], ["乙公司", CODES[1], "C35", "1500", "90000", "95000", "99000", "否", "否"],
        ["丙公司", CODES[2], "C35", "60", "60000", "65000", "70000", "是", "否"]]


def sheet(rows):
    return "\n".join("\t".join(row) for row in rows)


def open_page(context, site, path="roster/"):
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(site + path)
    return page


WITH_PYTHON = "check/?python"


def form_alone(window):
    """Python never comes to the form: it shows what stands in the draft and the list's figures without. Whoever wants it goes to the other address."""
    window.add_init_script("if (location.pathname.endsWith('/check/') && !location.search) Worker = class { constructor(address, { type }) {} postMessage() {} terminate() {} }")


def choose(page, data, name="名单.xlsx"):
    page.locator("#file").set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": data})


PASTE = """text => {
  if (!document.getElementById("pasting").checkVisibility()) document.getElementById("show-paste").click()
  document.getElementById("pasted").value = text
  document.getElementById("read-pasted").click()
}"""
READ = """() => !document.getElementById("pasted").value && document.getElementById("current").checkVisibility() && document.getElementById("current-rows").textContent.includes("家企业计入")"""
WORKED = '() => document.getElementById("figures-said").textContent && document.getElementById("engine").dataset.busy === "0"'


def paste(page, rows):
    """All in one message; how it is done by hand, its test knows."""
    page.evaluate(PASTE, sheet(rows))
    page.wait_for_function(READ, timeout=WAIT)  # what was read goes from its place
    worked(page)
    return page


def worked(page):
    page.wait_for_function(WORKED, timeout=WAIT)


def figure(page, id):
    return page.locator(f'[id="f-{id}"]')


def cell(page, row, column):
    return page.locator(f'[data-row="{row}"] [data-column="{column}"] input')


def put(page, row, column, text):
    cell(page, row, column).fill(text)
    cell(page, row, column).press("Tab")


def keeps(page, wanted, *path):
    """What stands at that place of the draft on this device is, or becomes, what is wanted; None where nothing is."""
    for _ in range(100):
        draft = page.evaluate("""() => new Promise(done => { indexedDB.open("cluster-check").onsuccess = ({ target }) => {
            target.result.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target }) => done(target.result.map(({ draft }) => draft)[0]) } })""")
        found = reduce(lambda at, name: at and at.get(name), path, draft)
        if found == wanted:
            break
        page.wait_for_timeout(100)
    assert found == wanted
