"""The field's closed lists: one word, one meaning each. Labels for readers live in ``qc.words.labels``."""

from enum import StrEnum


class Decision(StrEnum):
    """What to do with the lot."""

    ACCEPT = "accept"
    REJECT = "reject"
    HOLD = "hold"


class Conformity(StrEnum):
    """Whether what was measured meets the specification limits and the sampling plan."""

    CONFORMS = "conforms"
    FAILS = "fails"
    NOT_JUDGED = "not_judged"


class Stability(StrEnum):
    """Whether the process stays where its pilot stood; it says nothing about the specification."""

    STABLE = "stable"
    UNSTABLE = "unstable"
    DRIFTING = "drifting"
    CHANGED = "changed"
    NOT_JUDGED = "not_judged"


class CapabilityAnswer(StrEnum):
    """Whether the capability that the standard asks for is shown."""

    MET = "met"
    NOT_MET = "not_met"
    BUYER_DECIDES = "buyer_decides"
    NOT_ASKED = "not_asked"
    NOT_JUDGED = "not_judged"


class Question(StrEnum):
    """One of the three questions that are answered apart."""

    CONFORMITY = "conformity"
    STABILITY = "stability"
    CAPABILITY = "capability"


class SeverityClass(StrEnum):
    """How much a nonconformity of the characteristic matters."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


class InspectionSeverity(StrEnum):
    """How strictly the lots of a series are sampled."""

    NORMAL = "normal"
    TIGHTENED = "tightened"
    REDUCED = "reduced"
    DISCONTINUED = "discontinued"


class SpecStatus(StrEnum):
    """Whether a buyer has approved the standard, or it is an example."""

    EXAMPLE = "contoh"
    APPROVED = "disetujui"


class ChartKind(StrEnum):
    """A pair of control charts for variables."""

    XBAR_R = "xbar-r"
    XBAR_S = "xbar-s"
    I_MR = "i-mr"
    MEDIAN_R = "median-r"


class PlottedStatistic(StrEnum):
    """What one panel of a chart plots."""

    MEAN = "mean"
    RANGE = "range"
    SD = "sd"
    INDIVIDUAL = "individual"
    MOVING_RANGE = "moving_range"
    MEDIAN = "median"
    MEAN_MOVING_RANGE = "mean_moving_range"
    PROPORTION = "proportion"
    NONCONFORMING = "nonconforming"
    NONCONFORMITIES = "nonconformities"
    RATE = "rate"
    UNITS_BETWEEN = "units_between"
    TIME_BETWEEN = "time_between"
    EWMA = "ewma"
    CUSUM_UPPER = "cusum_upper"
    CUSUM_LOWER = "cusum_lower"
    MOVING_AVERAGE = "moving_average"
    DEVIATION = "deviation"
    STANDARDIZED = "standardized"
    T_SQUARED = "t_squared"


class SigmaEstimator(StrEnum):
    """How a standard deviation was estimated: the surname of every sigma."""

    UWAVE_R = "uwave_r"
    MVLUE_R = "mvlue_r"
    UWAVE_S = "uwave_s"
    MVLUE_S = "mvlue_s"
    POOLED_S = "pooled_s"
    POOLED_S_OVER_C4 = "pooled_s_over_c4"
    MR_BAR = "mr_bar"
    MEDIAN_MR = "median_mr"
    OVERALL_S = "overall_s"
    RESIDUAL_MR = "residual_mr"
    RESIDUAL_S = "residual_s"


class AttributeChart(StrEnum):
    """A control chart for counts of nonconforming units (p, np) or of nonconformities (c, u)."""

    P = "p"
    NP = "np"
    C = "c"
    U = "u"
    LANEY_P = "laney-p"
    LANEY_U = "laney-u"


class RareEventChart(StrEnum):
    """A control chart for what lies between rare events: units (g) or time (t)."""

    G = "g"
    T = "t"


class LimitMethod(StrEnum):
    """What places the control limits."""

    SIGMA = "sigma"
    PROBABILITY = "probability"
    PROBABILITY_INTERPOLATED = "probability-interpolated"
    NELSON_TRANSFORM = "nelson-transform"
    EXACT = "exact"
    ASYMPTOTIC = "asymptotic"


class ShortRunSigma(StrEnum):
    """Over which readings of a short-run chart one standard deviation is estimated."""

    BY_RUN = "by-run"
    BY_PART = "by-part"
    CONSTANT = "constant"
    RELATIVE = "relative"


class GaugeVerdict(StrEnum):
    """Whether lots may be judged with this gauge and these users."""

    GOOD = "good"
    CONDITIONAL = "conditional"
    UNACCEPTABLE = "unacceptable"
    NOT_JUDGED = "not_judged"


class RuleSet(StrEnum):
    """A named set of run rules."""

    NONE = "none"
    BEYOND_LIMITS = "beyond-limits"
    WESTERN_ELECTRIC = "western-electric"
    NELSON = "nelson"
    NELSON_BOTH_SIDES = "nelson-8-both-sides"
    AIAG = "aiag"
    JURAN = "juran"
    MONTGOMERY = "montgomery"


class Side(StrEnum):
    """On which side of the centre line a signal lies, or which way a run goes."""

    ABOVE = "above"
    BELOW = "below"
    BOTH = "both"


class TimeModel(StrEnum):
    """How a characteristic's distribution behaves over time: the models of ISO 22514-2."""

    A1 = "A1"
    A2 = "A2"
    B = "B"
    C1 = "C1"
    C2 = "C2"
    C3 = "C3"
    C4 = "C4"
    D = "D"


class Readiness(StrEnum):
    """What has been shown of a process for a larger volume: never a promise for what was not met."""

    NOT_ENOUGH = "not_enough"
    NOT_YET = "not_yet"
    UNDER_GUARD = "under_guard"
    SHOWN = "shown"


class VolumeCause(StrEnum):
    """Why more units may look worse than few."""

    EXPOSURE = "exposure"
    DRIFT = "drift"
    STREAMS = "streams"


class CauseFinding(StrEnum):
    """What the data say of one explanation."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    EITHER = "either"
    NOT_JUDGED = "not_judged"


class Phase(StrEnum):
    """Phase I establishes limits; Phase II only uses limits that it is given."""

    ONE = "I"
    TWO = "II"


class Context(StrEnum):
    """What is known of a reading besides its value."""

    UNIT = "unit"
    SUBGROUP = "subgroup"
    TIME = "time"
    OPERATOR = "operator"
    SHIFT = "shift"
    MACHINE = "machine"
    MATERIAL_LOT = "material_lot"
    TOOL = "tool"
    POSITION = "position"
