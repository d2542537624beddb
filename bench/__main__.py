"""What the site costs, measured here and now beside stock Pyodide and a peer: `python3 -m bench` (about twelve minutes). Numbers to compare, never tests."""

import json
import os
import sys
import time
import timeit
from argparse import ArgumentParser
from random import Random
from statistics import median, quantiles

import bootstrap

RUNS = 5
ROUNDS = 25  # of the rules alone
MBPS = 4
DELAY = 0.05  # seconds until a server far away begins to answer


def main(arguments=None):
    ArgumentParser(prog="python3 -m bench", description=__doc__).parse_args(arguments)
    bootstrap.ensure("test")
    os.chdir(bootstrap.ROOT)
    if not os.path.isfile("site/SHA256SUMS"):
        sys.exit("There is no site/ to measure: python3 build.py")
    print(f"{time.strftime('%Y-%m-%d')}, medians of {RUNS} runs; processes waiting per core: {os.getloadavg()[0] / os.cpu_count():.1f}\n")
    held = [*in_python(), *in_browser()]
    print(f"\nprocesses waiting per core: {os.getloadavg()[0] / os.cpu_count():.1f}\n")
    for line in held:
        print(line)


def target(name, value, most, unit="", stretch=None, least=False):
    """One line: what was to hold, and whether it does."""
    holds = value >= most if least else value <= most
    further = "" if stretch is None else f", stretch {stretch:g}{unit}: {'holds' if value <= stretch else 'not yet'}"
    return f"{name:<44}{value:9.{0 if value >= 100 else 2}f}{unit}   {'≥' if least else '≤'} {most:g}{unit}: {'holds' if holds else 'MISSED'}{further}"


def in_python():
    """The rules alone, in CPython."""
    import rules
    from rules import batch
    from tests.cluster import answers
    from tests.rules import draft, full_draft

    def several(count, name=rules.LATEST.id):
        """Drafts with figures of their own."""
        return [draft(full_draft(*map(str, chance.choices(range(1, 100_000), k=97))), name) for _ in range(count)]

    def assessed(texts):
        return lambda: [rules.assess(text) for text in texts]

    chance = Random(1)
    rules.NOTICES["twice"] = doubled(rules.LATEST)
    many = list(zip(map(str, range(100)), several(100)))
    real = [draft(answers(rules.LATEST.fields, times)) for times in range(1, 101)]
    works = (assessed(real), assessed(several(100)), assessed(several(100, "twice")), assessed([draft(full_draft() | {"area": str(number)}) for number in range(100)]), lambda: list(batch.rows(many)))
    rounds = [[timeit.timeit(work, number=1) * 10 for work in works] for _ in range(ROUNDS)]  # ms a draft, in turn: the machine's speed changes
    full, once, twice, changed, line = map(median, zip(*rounds))
    print(f"CPython {sys.version.split()[0]}: a full draft, every count and amount new {full:.2f} ms, one figure changed {changed:.2f} ms; figures at random, "
          f"most of them odd {once:.2f} ms, with twice the conditions {twice:.2f} ms; as lines of a table {1000 / line:.0f} drafts a second")
    yield target("a full draft, every count and amount new", full, 2, " ms")
    yield target("twice the conditions, ÷ once", median(twice / once for _, once, twice, *_ in rounds), 2)
    yield target("full drafts a second as a table, one core", 1000 / line, 1000, least=True)


def doubled(notice):
    """The notice with every condition twice."""
    again = tuple(group.model_copy(update={"id": f"{group.id}_again", "criteria": tuple(map(renamed, group.criteria))}) for group in notice.groups)
    values = {name: getattr(notice, name) for name in type(notice).model_fields}
    return type(notice)(**values | {"id": "twice", "groups": notice.groups + again})


def renamed(criterion):
    apart = {"id": f"{criterion.id}_again", "locator": f"{criterion.locator}*", "requires": criterion.requires.model_copy(deep=True)}  # what one remembers, the other does not
    return criterion.model_copy(update=apart)


def in_browser():
    """Visits to the site's own Python, to stock Pyodide with the same rules, and to the peer, in turn; then to the self-check itself."""
    from bench import visits

    with visits.browsers() as fresh:
        of = compared(fresh)
        table(of)
        yield from ratios(of["site"], of["stock"])
        yield from lived(fresh)


def compared(fresh):
    """By runner what was measured, each the median of all runs."""
    from bench import peer, visits
    from bench.line import Line, page, served, worker
    from tests.rules import draft, full_draft

    two = [full_draft(), full_draft() | {"area": "12"}]  # a person changes one figure at a time
    orders = {"site": (worker(), *map(draft, two)), "stock": ("stock.mjs", *map(draft, two)), "publicodes": ("peer.mjs", *(json.dumps(peer.situation(one)) for one in two))}
    made = {f"bench/{name}": page(*order) for name, order in orders.items()} | {"bench/model.json": peer.model()}
    local = Line()
    here, there = served(local, made), served(Line(MBPS * 1e6, DELAY), made)
    runs = {name: [] for name in orders}
    for number in range(RUNS):
        print(f"run {number + 1} of {RUNS} …", file=sys.stderr, flush=True)
        for name, done in runs.items():
            with fresh() as context:
                local.sent = 0
                cold, sent = visits.visited(context, f"{here}bench/{name}"), local.sent
                if name == "site":
                    visits.kept(context, here)  # whoever comes back comes back to this
                visits.visited(context, f"{here}bench/{name}")
                warm = visits.visited(context, f"{here}bench/{name}")
            with fresh() as context:
                slow = visits.visited(context, f"{there}bench/{name}")
            done.append({"bytes": sent / 1e6, "cold": cold["first"], "warm": warm["first"], "slow": slow["first"],
                         "nth": median(warm["later"]), "held": cold["held"], "report": cold["report"]})
        if runs["site"][-1]["report"] != runs["stock"][-1]["report"]:
            sys.exit("The site's Python and stock Pyodide give different reports.")
    return {name: {what: median(run[what] for run in done) for what in ROWS.values()} for name, done in runs.items()}


def ratios(site, stock):
    yield target("cold first verdict ÷ stock", site["cold"] / stock["cold"], 0.20, stretch=0.13)
    yield target("warm first verdict ÷ stock", site["warm"] / stock["warm"], 0.17, stretch=0.13)
    yield target("bytes ÷ stock", site["bytes"] / stock["bytes"], 0.80)
    yield target(f"{MBPS} Mbps, cold first verdict ÷ stock", site["slow"] / stock["slow"], 0.65, stretch=0.56)


def lived(fresh):
    """What a person meets in the self-check."""
    from bench import visits
    from bench.line import Line, served

    here, there = served(Line(), {}), served(Line(MBPS * 1e6, DELAY), {"bare/check/": BARE})
    cold, warm, slow, typed, bare = [], [], [], [], []
    for _ in range(RUNS):
        with fresh() as context:
            cold.append(visits.first_verdict(context, here))
            visits.kept(context, here)
            warm.append(visits.first_verdict(context, here))
        with fresh() as context:
            slow.append(visits.first_verdict(context, there))
        with fresh() as context:
            typed.append(visits.first_input(context, there))
        with fresh() as context:
            bare.append(visits.first_input(context, f"{there}bare/"))
    with fresh() as context:
        edited = visits.edits(context, here)
    print(f"\nin the self-check, an answer typed at once: its verdict after {median(cold):.0f} ms cold, {median(warm):.0f} ms warm, "
          f"{median(slow) / 1000:.1f} s at {MBPS} Mbps; key to repainted verdict {median(edited):.0f} ms; "
          f"first letter at {MBPS} Mbps, CPU ÷ 4, in a page with nothing but a field {median(bare):.0f} ms")
    yield target("key to repainted verdict, 95th percentile", quantiles(edited, n=20)[-1], 50, " ms")
    yield target(f"first letter typed at {MBPS} Mbps, CPU ÷ 4", median(typed), 1000, " ms")


BARE = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><div id="questions"><input type="text"></div>'
ROWS = {"on the wire (Brotli), MB": "bytes", "first verdict, cold, ms": "cold", "first verdict, warm (third visit), ms": "warm",
        f"first verdict, cold at {MBPS} Mbps, ms": "slow", "nth verdict, ms": "nth", "memory of the page, MB": "held"}


def table(of):
    print(f"\n{'':<40}" + "".join(f"{name:>12}" for name in of))
    for title, what in ROWS.items():
        print(f"{title:<40}" + "".join(f"{found[what]:12.{0 if found[what] >= 100 else 2}f}" for found in of.values()))


if __name__ == "__main__":
    main()
