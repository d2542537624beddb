"""The figures as spreadsheet formulas: whole numbers and cross-multiplication, so that a threshold stays exact. And the words of such formulas."""

from fractions import Fraction
from functools import singledispatchmethod
from math import gcd, lcm, prod
from typing import NamedTuple

from rules.facts import Cell, Field, Kind
from rules.figures import Given, Total, Within
from rules.ratios import Growth, JoinedRates, PercentOf, Ratio
from rules.ways import FirstOf

HAS, BLANK, DOUBT, NONE, UNREAD = "有", "空", "疑", "无", "误"  # how a place for an answer stands
PLACES = {"亿元": 4, "万元": 4, "平方公里": 4, "吨二氧化碳/万元": 6}  # decimals that can be typed; 2 of other figures


def places(field: Field) -> int:
    return 0 if field.kind == Kind.COUNT else PLACES.get(field.unit, 2)


def is_(ref: str, *states: str) -> str:
    tests = [f'{ref}="{state}"' for state in states]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def any_(tests) -> str:
    return f"OR({','.join(tests)})"


def all_(tests) -> str:
    return f"AND({','.join(tests)})"


def first(choices: list[tuple[str, str]], otherwise: str) -> str:
    """IF this, that; else the next."""
    return "".join(f"IF({test},{then}," for test, then in choices) + otherwise + ")" * len(choices)


class Node(NamedTuple):
    """A figure on the sheet: value = scale × num ÷ den, a yearly growth as the ratio over `root` years.

    state: 有 空 疑; rest: 空 or 疑 where a sum lacks parts. stuck and open as in rules.figures: no stated figure takes its place;
    somebody has to give what is missing. ways: of a figure that is the first of several, these.
    """

    state: str
    num: str = "0"
    den: str = "1"
    scale: Fraction = Fraction(1)
    root: int = 0
    stuck: str = "FALSE"
    open: str = "TRUE"
    rest: str = '""'
    ways: tuple["Node", ...] = ()


class Figures:
    """rows: (what it is, [formulas]) of the calculation sheet, from its row `at` on. asked: where an answer's state and value stand; ticked: where a box does."""

    def __init__(self, at: int, asked: dict[Cell, int], ticked: dict[tuple[str, str], int]):
        self.at, self.asked, self.ticked = at, asked, ticked
        self.rows: list[tuple[str, list[str]]] = []
        self.known: dict[str, Node] = {}
        self.supposed: frozenset[Cell] = frozenset()  # answers taken for figures, where they are given at all

    def put(self, name: str, *formulas: str) -> list[str]:
        """A new row; gives back the address of each of its cells."""
        self.rows.append((name, list(formulas)))
        return [f"{column}{self.at + len(self.rows) - 1}" for column in "BCDEFG"[:len(formulas)]]

    def node(self, figure) -> Node:
        key = repr(figure)
        if key not in self.known:
            self.known[key] = self.work(figure)
        return self.known[key]

    @singledispatchmethod
    def work(self, figure) -> Node:
        raise NotImplementedError(type(figure).__name__)

    @work.register
    def _(self, figure: Given):
        row = self.asked[figure.cell]
        scale, open_ = Fraction(1, 10 ** places(figure.field)), "FALSE" if figure.field.optional else "TRUE"
        if figure.cell in self.supposed:
            [state] = self.put(figure.name, f'IF({is_(f"B{row}", BLANK, UNREAD)},"{BLANK}","{HAS}")')
            return Node(state, "1", scale=scale, open=open_)
        has, doubt = ((HAS, NONE), (DOUBT,)) if figure.zero else ((HAS,), (DOUBT, NONE))
        [state] = self.put(figure.name, first([(is_(f"B{row}", *has), f'"{HAS}"'), (is_(f"B{row}", *doubt), f'"{DOUBT}"')], f'"{BLANK}"'))
        return Node(state, f"C{row}", scale=scale, open=open_)

    @work.register
    def _(self, figure: PercentOf):
        parts = self.node(figure.percent), self.node(figure.whole)
        state, num, open_ = self.put(figure.says(), both(parts), f"{parts[0].num}*{parts[1].num}", openable(parts))
        return Node(state, num, times(parts[0].den, parts[1].den), parts[0].scale * parts[1].scale / 100, open=open_)

    @work.register
    def _(self, figure: Ratio):
        part, whole = parts = self.node(figure.part), self.node(figure.whole)
        bad = all_((is_(whole.state, HAS), f"{whole.num}<=0"))
        state, num, den, stuck, open_ = self.put(figure.says(), f'IF({bad},"{DOUBT}",{both(parts)})', times(part.num, whole.den),
                                                 times(part.den, whole.num), all_((bad, is_(part.state, HAS))), openable(parts))
        return Node(state, num, den, figure.scale * part.scale / whole.scale, stuck=stuck, open=open_)

    @work.register
    def _(self, figure: Growth):
        base, last = parts = self.node(figure.first), self.node(figure.last)
        no_base, below = all_((is_(base.state, HAS), f"{base.num}<=0")), all_((is_(last.state, HAS), f"{last.num}<0"))
        stuck = f"IF({no_base},{is_(last.state, HAS)},{all_((below, is_(base.state, HAS)))})"
        state, num, den, stuck, open_ = self.put(figure.says(), f'IF(OR({no_base},{below}),"{DOUBT}",{both(parts)})', times(last.num, base.den),
                                                 times(last.den, base.num), stuck, openable(parts))
        return Node(state, num, den, last.scale / base.scale, figure.steps, stuck, open_)

    @work.register
    def _(self, figure: JoinedRates):
        rates = [grown(self.node(rate)) for rate in figure.rates]
        signs = ["<="] * (len(rates) - 1) + ["<"]  # only the last year may end at nothing
        gone = [all_((is_(rate.state, HAS), f"{rate.num}{sign}0")) for rate, sign in zip(rates, signs)]
        stuck = any_([rate.stuck for rate in rates] + [test for test, rate in zip(gone, rates) if rate.root])
        state, num, den, stuck, open_ = self.put(figure.says(), f'IF({any_(gone)},"{DOUBT}",{both(rates)})', "*".join(rate.num for rate in rates),
                                                 "*".join(rate.den for rate in rates), stuck, openable(rates))
        return Node(state, num, den, prod(rate.scale for rate in rates), sum(rate.root or 1 for rate in rates), stuck, open_)

    @work.register
    def _(self, figure: Total):
        parts = [self.node(part) for part in figure.parts]
        assert {part.scale for part in parts} == {1}, figure.name  # counts
        num = "+".join(f"IF({is_(part.state, HAS)},{part.num},0)" for part in parts)
        rest = first([(any_(is_(part.state, state) for part in parts), f'"{state}"') for state in (BLANK, DOUBT)], '""')
        state, num, rest = self.put(figure.name, f'"{HAS}"', num, rest)
        return Node(state, num, rest=rest)

    @work.register
    def _(self, figure: Within):
        part, whole = self.node(figure.part), self.node(figure.whole)
        none = all_((is_(whole.state, HAS), f"{whole.num}=0"))
        state, num = self.put(figure.says(), f'IF({is_(part.state, HAS)},"{HAS}",IF({none},"{HAS}",{part.state}))', f"IF({is_(part.state, HAS)},{part.num},0)")
        return part._replace(state=state, num=num)

    @work.register
    def _(self, figure: FirstOf):
        ways = tuple(self.node(way) for way in figure.ways)
        blank = [all_((is_(way.state, BLANK), way.open)) for way in ways]
        undecided = [f'IF({any_(["FALSE", *blank[:place]])},"{BLANK}","{DOUBT}")' for place in range(len(ways) + 1)]  # where one is stuck, those before it may still be open
        state = first([choice for way, then in zip(ways, undecided) for choice in ((is_(way.state, HAS), f'"{HAS}"'), (way.stuck, then))], undecided[-1])
        if any(way.root for way in ways):  # a growth and a stated rate are held against different goals
            return Node(*self.put(figure.says(), state), ways=ways)
        scale = Fraction(gcd(*(way.scale.numerator for way in ways)), lcm(*(way.scale.denominator for way in ways)))
        num = first([(is_(way.state, HAS), times(way.num, str(way.scale / scale))) for way in ways], "0")
        den = first([(is_(way.state, HAS), way.den) for way in ways], "1")
        state, num, den = self.put(figure.says(), state, num, den)
        return Node(state, num, den, scale)

    def holds(self, node: Node, bound: Fraction, sign: str) -> str:
        """value `sign` bound, without a division."""
        if node.ways:
            return first([(is_(way.state, HAS), self.holds(way, bound, sign)) for way in node.ways], "FALSE")
        goal = (1 + bound / 100) ** node.root if node.root else bound
        each = node.scale / goal if goal else node.scale
        return f"{times(node.num, str(each.numerator))}{sign}{times(node.den, str(each.denominator)) if goal else 0}"


def grown(node: Node) -> Node:
    """Of a rate in %, what one is after this year."""
    hundred = int(100 / node.scale)  # as typed without its decimal point
    return node if node.root else node._replace(num=f"({hundred}+{node.num})", scale=Fraction(1, hundred))


def both(nodes) -> str:
    """The state of what is worked out of several figures: a doubt closes this way, else the blanks are asked for."""
    return first([(all_(is_(node.state, HAS) for node in nodes), f'"{HAS}"'), (any_(is_(node.state, DOUBT) for node in nodes), f'"{DOUBT}"')], f'"{BLANK}"')


def openable(nodes) -> str:
    return all_(f'OR({node.state}<>"{BLANK}",{node.open})' for node in nodes)


def times(one: str, other: str) -> str:
    """The product, without factors of one."""
    return "*".join(part for part in (one, other) if part != "1") or "1"
