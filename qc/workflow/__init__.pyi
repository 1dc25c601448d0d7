# The use cases, what they are asked with and what they give, and where each is at home.

from .asked import (
    ArlAsked as ArlAsked,
    Delivery as Delivery,
    Kind as Kind,
    Particulars as Particulars,
    PlanAsked as PlanAsked,
)
from .beside import beside_files as beside_files
from .demos import Demo as Demo, Stories as Stories, demo as demo, stories as stories
from .drafts import import_spec as import_spec, taken_for_granted as taken_for_granted, write_draft as write_draft
from .gauges import Gauge as Gauge, gauge as gauge
from .handovers.handing import HandedOver as HandedOver, hand_over as hand_over
from .handovers.taking import TakenOver as TakenOver, take_over as take_over
from .keys import (
    Keys as Keys,
    can_sign as can_sign,
    export_certificate as export_certificate,
    new_key as new_key,
    offered_key as offered_key,
    open_own_key as open_own_key,
    show_keys as show_keys,
    trust_key as trust_key,
)
from .lots import Verdict as Verdict, inspect as inspect, screen as screen, write as write
from .outputs import (
    check_place as check_place,
    refuse_existing as refuse_existing,
    write_files as write_files,
    write_new as write_new,
)
from .planning.plan_histories import PlanHistory as PlanHistory, plan_history as plan_history
from .planning.plans import Plan as Plan, plan as plan
from .planning.run_lengths import RunLengths as RunLengths, arl as arl
from .program import PROGRAM as PROGRAM
from .proofs import Checked as Checked, verify as verify
from .ramps import Ramp as Ramp, ramp as ramp
from .reading import Hints as Hints, Reading as Reading, read as read
from .remembered.delivering import (
    Deliveries as Deliveries,
    deliveries_of as deliveries_of,
    say_delivery as say_delivery,
)
from .remembered.exports import export as export
from .remembered.histories import History as History, history as history
from .remembered.locking import (
    BaselineShown as BaselineShown,
    lock_baseline as lock_baseline,
    show_baselines as show_baselines,
)
from .remembered.memories import backup as backup, store_info as store_info, verify_log as verify_log
from .remembered.rechecks import Recheck as Recheck, recheck as recheck
from .remembered.recorded import Recorded as Recorded
from .remembered.recorded_again import RecordedError as RecordedError
from .remembered.records import record as record
from .remembered.remembering import Memory as Memory
from .remembered.restoring import restore as restore
from .remembered.scorecards import Scorecard as Scorecard, scorecard as scorecard
from .report_folders import jobs as jobs, report_each as report_each
from .reports import Report as Report, Wanted as Wanted, report as report
from .signing_in.people import add_person as add_person, change_person as change_person
from .signing_in.people_shown import People as People, person_called as person_called, show_people as show_people
from .signing_in.roles import Role as Role
from .spoken.answering import (
    Answers as Answers,
    answer as answer,
    answers_of as answers_of,
    report_again as report_again,
)
from .spoken.called import batch_called as batch_called
from .spoken.deciding import Dispositions as Dispositions, decide_on as decide_on, decided_of as decided_of
from .spoken.dispositions import Disposal as Disposal
from .standards import check_specs as check_specs, compare_specs as compare_specs, show_spec as show_spec
from .templates import Template as Template, template as template
