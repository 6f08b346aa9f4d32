import pytest

from benchmarks.statistics import Summary, indexing_rate, paired_ratios


def test_a_summary_holds_the_middle_the_ends_and_every_value_in_order() -> None:
    summary = Summary.of([3.0, 1.0, 10.0])
    assert (summary.median, summary.minimum, summary.maximum) == (3.0, 1.0, 10.0)
    assert summary.values == (3.0, 1.0, 10.0)


def test_the_median_of_an_even_number_lies_between_the_middle_two() -> None:
    assert Summary.of([4.0, 1.0, 2.0, 100.0]).median == 3.0


def test_values_are_kept_to_tenths_of_milliseconds() -> None:
    assert Summary.of([1.23456]).values == (1.2346,)


def test_no_values_are_an_error_not_a_zero() -> None:
    with pytest.raises(ValueError, match="no values"):
        Summary.of([])


def test_ratios_are_taken_within_a_round() -> None:
    ratios = paired_ratios([6.0, 20.0, 9.0], [2.0, 4.0, 3.0])
    assert ratios.values == (3.0, 5.0, 3.0)
    assert ratios.median == 3.0


def test_a_machine_that_slows_down_for_a_whole_round_leaves_the_ratio_alone() -> None:
    quiet, busy = paired_ratios([8.0, 8.0], [2.0, 2.0]), paired_ratios([8.0, 24.0], [2.0, 6.0])
    assert quiet.values == busy.values == (4.0, 4.0)


@pytest.mark.parametrize(
    ("baseline", "measured"), [([1.0], [1.0, 2.0]), ([1.0], [0.0]), ([], []), ([-1.0], [1.0])]
)
def test_ratios_of_unequal_or_impossible_durations_are_refused(
    baseline: list[float], measured: list[float]
) -> None:
    with pytest.raises(ValueError, match=r"above zero|shorter|longer"):
        paired_ratios(baseline, measured)


def test_indexing_counts_only_what_a_first_run_takes_beyond_a_cached_one() -> None:
    rate = indexing_rate(1000, [6.0, 3.5], cached_seconds=1.0)
    assert rate.values == (200.0, 400.0)


def test_a_first_run_as_quick_as_a_cached_one_has_no_rate() -> None:
    with pytest.raises(ValueError, match="no longer"):
        indexing_rate(1000, [6.0, 1.0], cached_seconds=1.0)
