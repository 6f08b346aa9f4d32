"""The data sets that docs/benchmarks.md reports: what is read off each, and the aims."""

from dataclasses import dataclass
from pathlib import Path

from factcheck.evaluation.results import Task

ROOT = Path(__file__).parent.parent
RESULTS = ROOT / "benchmarks" / "results"
GATES = ROOT / "benchmarks" / "gates"
ACCURATE = "accurate"
"""The preset with the larger stance model, whose results stand beside the default's."""
PAGE = ROOT / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A set, the metric it is known by, and the aims."""

    title: str
    dataset: str
    """As `factcheck evaluate` takes it."""
    name: str
    """As a result names it."""
    task: Task
    metric: str
    bar: float | None = None
    base_bar: float | None = None
    """Of the preset `accurate`."""
    triumph: float | None = None
    note: str = ""

    def result_path(self, preset: str | None = None) -> Path:
        """Where the result of a preset is kept; None is the default settings."""
        return RESULTS / (preset or "") / f"{self.name}.{self.task.value}.json"

    @property
    def gate_path(self) -> Path:
        """Where the floors under it are kept, if it has any."""
        return GATES / f"{self.name}.{self.task.value}.json"


def _pairs(
    title: str, name: str, metric: str, aims: tuple[float, float, float], *, note: str = ""
) -> Measured:
    """Return a set of pairs; `aims` are those of the default, of `accurate`, and the best."""
    bar, base_bar, triumph = aims
    return Measured(
        title=title,
        dataset=name,
        name=name,
        task=Task.PAIRS,
        metric=metric,
        bar=bar,
        base_bar=base_bar,
        triumph=triumph,
        note=note,
    )


MEASURED = (
    _pairs("MNLI mismatched", "mnli.dev_mismatched", "accuracy", (0.76, 0.82, 0.86)),
    _pairs("FEVER dev, gold evidence, two-way", "fever.dev_2way", "accuracy", (0.90, 0.92, 0.95)),
    _pairs(
        "FEVER-symmetric 0.2 dev, two-way",
        "fever_symmetric_v02.dev",
        "accuracy",
        (0.74, 0.80, 0.88),
    ),
    _pairs("FM2 dev, two-way", "fm2.dev", "accuracy", (0.71, 0.77, 0.82), note="zero-shot"),
    _pairs(
        "Climate-FEVER sentences",
        "climatefever_sent.test",
        "macro_f1",
        (0.50, 0.56, 0.66),
        note="zero-shot",
    ),
    _pairs("HealthVer dev", "healthver.dev", "macro_f1", (0.46, 0.53, 0.65), note="zero-shot"),
    _pairs(
        "ANLI R1 dev", "anli_r1.dev", "accuracy", (0.40, 0.48, 0.58), note="no ANLI in training"
    ),
    _pairs(
        "WiCE claims dev",
        "wice_claim.dev",
        "balanced_accuracy",
        (0.68, 0.72, 0.83),
        note="zero-shot",
    ),
    _pairs(
        "changed-number pairs, both of a pair right",
        "number_contrast.dev",
        "pair_accuracy",
        (0.85, 0.88, 0.95),
        note="each half must be the most probable of three labels",
    ),
    _pairs("inserted negation", "negation_mnli.test", "accuracy", (0.62, 0.68, 0.75)),
    _pairs("SciFact dev, gold evidence", "scifact_rationale.dev", "macro_f1", (0.70, 0.78, 0.86)),
    Measured(
        title="SciFact dev, open: abstract label-only F1",
        dataset="scifact",
        name="scifact",
        task=Task.PIPELINE,
        metric="abstract_label_f1",
        bar=0.56,
        base_bar=0.65,
        triumph=0.73,
    ),
    Measured(
        title="SciFact dev, hybrid retrieval nDCG@10",
        dataset="scifact",
        name="scifact",
        task=Task.RETRIEVAL,
        metric="ndcg_at_10",
        bar=0.75,
        base_bar=0.75,
        triumph=0.78,
    ),
    Measured(
        title="Check-COVID dev, open",
        dataset="checkcovid",
        name="checkcovid",
        task=Task.PIPELINE,
        metric="abstract_label_f1",
        note="its training part was trained on",
    ),
    Measured(
        title="FEVER dev claims over 34,614 sentences",
        dataset="fever_sentpool",
        name="fever_sentpool",
        task=Task.PIPELINE,
        metric="accuracy",
        note="a pool of gold sentences, far smaller than FEVER's Wikipedia",
    ),
    Measured(
        title="FEVER dev claims over 34,614 sentences, nDCG@10",
        dataset="fever_sentpool",
        name="fever_sentpool",
        task=Task.RETRIEVAL,
        metric="ndcg_at_10",
    ),
)
"""In the order of the page."""
