from published import FLEISS, KRIPPENDORFF_P230, from_units

from blotter.analysis import coefficients as c
from blotter.analysis import messages
from blotter.analysis.coefficients.resampling import Resampling


def test_the_same_seed_draws_the_same_and_another_nearly():
    once = Resampling(500, 3).interval(FLEISS, c.fleiss_kappa)
    assert once == Resampling(500, 3).interval(FLEISS, c.fleiss_kappa)
    other = Resampling(500, 4).interval(FLEISS, c.fleiss_kappa)
    assert other != once
    assert abs(other[0].value - once[0].value) < 0.05


def test_the_value_lies_within_and_units_rated_once_are_not_drawn():
    low, high = Resampling(500).interval(KRIPPENDORFF_P230, c.krippendorff_alpha_nominal)
    assert low.value < c.krippendorff_alpha_nominal(KRIPPENDORFF_P230).value < high.value
    more = from_units([*["1---"] * 50], "12345")
    with_single = c.Ratings({**KRIPPENDORFF_P230.patterns, **more.patterns}, tuple("12345"))
    assert Resampling(500).interval(with_single, c.krippendorff_alpha_nominal) == (low, high)


def test_the_order_of_units_does_not_matter():
    turned = c.Ratings(dict(reversed(list(FLEISS.patterns.items()))), FLEISS.categories)
    assert Resampling(200).interval(turned, c.fleiss_kappa) == Resampling(200).interval(
        FLEISS, c.fleiss_kappa
    )


def test_few_units_have_no_interval():
    four = c.Ratings({(True, True): 2, (True, False): 2, (True, None): 9})
    assert Resampling(100).interval(four, c.fleiss_kappa) == (c.Value(None, messages.TOO_FEW_UNITS),) * 2


def test_too_many_draws_without_a_value_leave_no_interval():
    rare = c.Ratings({(True, True): 1, (False, False): 9})
    low, high = Resampling(400).interval(rare, c.krippendorff_alpha_nominal)
    assert low == high
    assert low.value is None
    assert "of 400 draws had no value" in low.reason
