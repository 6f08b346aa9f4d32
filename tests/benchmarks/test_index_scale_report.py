from pathlib import Path

import pytest

from benchmarks.index_scale_report import (
    COSTS,
    PAGE,
    Power,
    draw,
    extrapolated_table,
    measured_table,
    of_one_kind,
    write_page,
)


def a_row(n_passages: int, factory: str = "IVF1024,SQ8") -> dict[str, object]:
    costs = {cost.key: n_passages / 1000 for cost in COSTS}
    return {**costs, "n_passages": n_passages, "factory": factory, "n_probe": 64}


def test_a_power_is_found_again_and_never_falls() -> None:
    sizes = [1e4, 1e5, 1e6]
    found = Power.through(sizes, [3 * size**0.5 for size in sizes])
    assert (found.factor, found.exponent) == (pytest.approx(3), pytest.approx(0.5))
    assert found.at(1e8) == pytest.approx(3e4)
    assert Power.through([10.0, 100.0], [4.0, 1.0]) == Power(factor=pytest.approx(2), exponent=0.0)
    with pytest.raises(ValueError, match="two sizes"):
        Power.through([10.0], [1.0])


def test_only_sizes_of_one_kind_are_fitted_and_two_at_least() -> None:
    flat, small, large = a_row(1000, "IDMap,Flat"), a_row(400_000), a_row(1_000_000)
    assert of_one_kind([flat, small, large]) == [small, large]
    assert of_one_kind([flat, large]) == [flat, large]


def test_the_tables_name_every_cost(tmp_path: Path) -> None:
    rows = [a_row(400_000), a_row(1_000_000)]
    measured, beyond = measured_table(rows), extrapolated_table(rows)
    assert "| disk | 400 MB | 1,000 MB | ≤ 1500 MB |" in measured
    assert "| disk | 1.00 | 10,000 MB | 50,000 MB |" in beyond
    page = tmp_path / "scale.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    write_page(page, {"rows": rows})
    assert measured in page.read_text(encoding="utf-8")


def test_the_plot_is_drawn(tmp_path: Path) -> None:
    draw([a_row(400_000), a_row(1_000_000)], tmp_path / "plot.svg")
    assert (tmp_path / "plot.svg").read_text(encoding="utf-8").count("extrapolated") == 1
