from pathlib import Path

from benchmarks.job import (
    Job,
    JobClaim,
    JobFigures,
    JobModel,
    JobPassage,
    read_figures,
    read_job,
    write_record,
)


def test_a_job_survives_its_file(tmp_path: Path) -> None:
    job = Job(
        n_words=7,
        claims=(JobClaim(text="Oslo is Norway’s capital.", n_pairs=2),),
        passages=(JobPassage(title="Oslo", text="Oslo. A city.", sentences=("A city.",)),),
        n_documents=1,
        n_hits=8,
        encoder_max_tokens=256,
        scorer_max_tokens=128,
        settings={"retrieval.n_hits": 8, "retrieval.encoder": "small", "none": None},
        models=(JobModel(name="small", file="model.onnx", sha256="ab"),),
    )
    write_record(job, tmp_path / "job.json")
    assert read_job(tmp_path / "job.json") == job


def test_figures_survive_their_file(tmp_path: Path) -> None:
    figures = JobFigures(
        load_seconds=0.5, job_seconds=(1.5, 1.25), n_pairs=3, n_pair_characters=200, n_threads=2
    )
    write_record(figures, tmp_path / "figures.json")
    assert read_figures(tmp_path / "figures.json") == figures
