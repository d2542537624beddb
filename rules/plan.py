"""A plan written into the form: its sections are there, or not; whether they are good is for people."""

from .conditions import Condition
from .draft import Answers
from .facts import UNSURE, Cell, Field
from .findings import Change, Finding, Way
from .verdict import MISSING, REVIEW, UNMET
from .wording import listed, word_count


class PlanWritten(Condition):
    """A plan's sections are there for people to judge; 无 everywhere is no plan. place: where the form has it."""

    kind: str = "judged"
    sections: tuple[Field, ...]
    thin: int
    place: str

    def assess(self, answers: Answers) -> Finding:
        given = [answers.get(Cell(field.id)) for field in self.sections]
        lengths = [word_count(text) if isinstance(text, str) else 0 for text in given]
        unsure = listed(field.name for field, text in zip(self.sections, given) if text is UNSURE)
        if any(lengths):
            thin = listed(f"{field.name}（{length} 字）" for field, length in zip(self.sections, lengths) if 0 < length < self.thin)
            none = listed(field.name for field, text, length in zip(self.sections, given, lengths) if not length and text is not UNSURE)
            note = (f"；内容较少：{thin}" if thin else "") + (f"；没有写：{none}" if none else "") + (f"；{unsure}答为「暂不清楚」" if unsure else "")
            return Finding(REVIEW, f"规划已写 {len(lengths) - lengths.count(0)} 部分{note}。目标是否清晰、可考核由评审判断", basis=self.kind)
        if unsure:
            return Finding(REVIEW, f"{unsure}答为「暂不清楚」", basis=self.kind)
        if blank := [field for field, text in zip(self.sections, given) if text is None]:
            return Finding(MISSING, basis=self.kind, missing=tuple(Cell(field.id) for field in blank), lack=listed(field.name for field in blank))
        few = "需制定未来三年发展规划"
        way = Way((Change(Cell(self.sections[0].id), self.sections[0], f"{few}，写入{self.place}", few=few),))
        return Finding(UNMET, "规划各部分都填了「无」", basis=self.kind, gap=(way,))

    def uses(self):
        return tuple((field, None) for field in self.sections)

    def says(self) -> str:
        return f"{listed(field.name for field in self.sections)}写了内容 → 需评审判断；都填「无」→ 不满足"
