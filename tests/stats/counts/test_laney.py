import numpy as np
import pytest

from qc.stats.counts.attributes import attribute_chart_phase_one
from qc.stats.counts.laney import laney_chart_phase_one
from qc.terms import AttributeChart


def test_the_p_chart_widened_by_sigma_z() -> None:
    counts, sizes = [12, 8, 6, 9, 20], [100, 80, 80, 100, 90]
    plain = attribute_chart_phase_one(counts, sizes, chart=AttributeChart.P)
    wide = laney_chart_phase_one(counts, sizes, chart=AttributeChart.LANEY_P)
    moving = [abs(b - a) for a, b in zip(plain.z[:-1], plain.z[1:], strict=True)]
    sigma_z = sum(moving) / 4 / (2 / np.sqrt(np.pi))
    assert wide.baseline.sigma_z == pytest.approx(sigma_z)
    reach = wide.panel.limits.ucl - wide.panel.limits.center
    assert reach == pytest.approx(sigma_z * (plain.panel.limits.ucl - plain.panel.limits.center))
    assert wide.z == pytest.approx(plain.z)


def test_counts_that_only_chance_spreads_need_no_widening() -> None:
    rng = np.random.default_rng(20)
    result = laney_chart_phase_one(rng.poisson(900.0, 4000), np.full(4000, 30.0), chart=AttributeChart.LANEY_U)
    assert result.baseline.sigma_z == pytest.approx(1.0, abs=4 * 0.83 / np.sqrt(4000))


def test_refusals() -> None:
    with pytest.raises(ValueError, match=r"`chart` must be laney-p or laney-u, got 'u'"):
        laney_chart_phase_one([1, 2], [5, 5], chart=AttributeChart.U)
    with pytest.raises(ValueError, match=r"`counts` must differ between samples"):
        laney_chart_phase_one([2, 2], [5, 5], chart=AttributeChart.LANEY_P)
