"""The use cases: everything that a command or a page does is one call here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qc.report.arl_facts import ArlAsked
    from qc.report.particulars import Kind, Particulars
    from qc.report.plan_facts import PlanAsked
    from qc.store.keeping import Delivery
    from qc.workflow.answering import Answers, answer, answers_of, report_again
    from qc.workflow.deciding import Dispositions, decide_on, decided_of
    from qc.workflow.demos import Demo, Stories, demo, stories
    from qc.workflow.dispositions import Disposal
    from qc.workflow.drafts import import_spec, taken_for_granted, write_draft
    from qc.workflow.exports import export
    from qc.workflow.gauges import Gauge, gauge
    from qc.workflow.handing import HandedOver, hand_over
    from qc.workflow.histories import History, history
    from qc.workflow.keys import (
        Keys,
        can_sign,
        export_certificate,
        new_key,
        offered_key,
        open_own_key,
        show_keys,
        trust_key,
    )
    from qc.workflow.locking import BaselineShown, lock_baseline, show_baselines
    from qc.workflow.lots import Verdict, inspect, screen, write
    from qc.workflow.memories import backup, restore, store_info, verify_log
    from qc.workflow.outputs import write_files
    from qc.workflow.people import add_person, change_person
    from qc.workflow.people_shown import People, person_called, show_people
    from qc.workflow.plan_histories import PlanHistory, plan_history
    from qc.workflow.plans import Plan, plan
    from qc.workflow.program import PROGRAM
    from qc.workflow.proofs import Checked, verify
    from qc.workflow.ramps import Ramp, ramp
    from qc.workflow.reading import Hints, Reading, read
    from qc.workflow.rechecks import Recheck, recheck
    from qc.workflow.records import Recorded, record
    from qc.workflow.remembering import Memory
    from qc.workflow.report_folders import jobs, report_each
    from qc.workflow.reports import Report, Wanted, report
    from qc.workflow.roles import Role
    from qc.workflow.run_lengths import RunLengths, arl
    from qc.workflow.scorecards import Scorecard, scorecard
    from qc.workflow.standards import check_specs, compare_specs, show_spec
    from qc.workflow.taking import TakenOver, take_over
    from qc.workflow.templates import Template, template

__all__ = [
    "PROGRAM",
    "Answers",
    "ArlAsked",
    "BaselineShown",
    "Checked",
    "Delivery",
    "Demo",
    "Disposal",
    "Dispositions",
    "Gauge",
    "HandedOver",
    "Hints",
    "History",
    "Keys",
    "Kind",
    "Memory",
    "Particulars",
    "People",
    "Plan",
    "PlanAsked",
    "PlanHistory",
    "Ramp",
    "Reading",
    "Recheck",
    "Recorded",
    "Report",
    "Role",
    "RunLengths",
    "Scorecard",
    "Stories",
    "TakenOver",
    "Template",
    "Verdict",
    "Wanted",
    "add_person",
    "answer",
    "answers_of",
    "arl",
    "backup",
    "can_sign",
    "change_person",
    "check_specs",
    "compare_specs",
    "decide_on",
    "decided_of",
    "demo",
    "export",
    "export_certificate",
    "gauge",
    "hand_over",
    "history",
    "import_spec",
    "inspect",
    "jobs",
    "lock_baseline",
    "new_key",
    "offered_key",
    "open_own_key",
    "person_called",
    "plan",
    "plan_history",
    "ramp",
    "read",
    "recheck",
    "record",
    "report",
    "report_again",
    "report_each",
    "restore",
    "scorecard",
    "screen",
    "show_baselines",
    "show_keys",
    "show_people",
    "show_spec",
    "store_info",
    "stories",
    "take_over",
    "taken_for_granted",
    "template",
    "trust_key",
    "verify",
    "verify_log",
    "write",
    "write_draft",
    "write_files",
]

_HOME = {
    "export": "qc.workflow.exports",
    "Recheck": "qc.workflow.rechecks",
    "recheck": "qc.workflow.rechecks",
    "Scorecard": "qc.workflow.scorecards",
    "scorecard": "qc.workflow.scorecards",
    "HandedOver": "qc.workflow.handing",
    "hand_over": "qc.workflow.handing",
    "TakenOver": "qc.workflow.taking",
    "take_over": "qc.workflow.taking",
    "Answers": "qc.workflow.answering",
    "answer": "qc.workflow.answering",
    "answers_of": "qc.workflow.answering",
    "report_again": "qc.workflow.answering",
    "Disposal": "qc.workflow.dispositions",
    "Dispositions": "qc.workflow.deciding",
    "decide_on": "qc.workflow.deciding",
    "decided_of": "qc.workflow.deciding",
    "People": "qc.workflow.people_shown",
    "show_people": "qc.workflow.people_shown",
    "person_called": "qc.workflow.people_shown",
    "add_person": "qc.workflow.people",
    "change_person": "qc.workflow.people",
    "Role": "qc.workflow.roles",
    "History": "qc.workflow.histories",
    "history": "qc.workflow.histories",
    "PlanHistory": "qc.workflow.plan_histories",
    "plan_history": "qc.workflow.plan_histories",
    "Delivery": "qc.store.keeping",
    "BaselineShown": "qc.workflow.locking",
    "lock_baseline": "qc.workflow.locking",
    "show_baselines": "qc.workflow.locking",
    "backup": "qc.workflow.memories",
    "restore": "qc.workflow.memories",
    "store_info": "qc.workflow.memories",
    "verify_log": "qc.workflow.memories",
    "Memory": "qc.workflow.remembering",
    "Recorded": "qc.workflow.records",
    "record": "qc.workflow.records",
    "Checked": "qc.workflow.proofs",
    "verify": "qc.workflow.proofs",
    "Keys": "qc.workflow.keys",
    "can_sign": "qc.workflow.keys",
    "export_certificate": "qc.workflow.keys",
    "new_key": "qc.workflow.keys",
    "offered_key": "qc.workflow.keys",
    "open_own_key": "qc.workflow.keys",
    "show_keys": "qc.workflow.keys",
    "trust_key": "qc.workflow.keys",
    "PROGRAM": "qc.workflow.program",
    "ArlAsked": "qc.report.arl_facts",
    "Demo": "qc.workflow.demos",
    "Stories": "qc.workflow.demos",
    "demo": "qc.workflow.demos",
    "stories": "qc.workflow.demos",
    "Gauge": "qc.workflow.gauges",
    "Hints": "qc.workflow.reading",
    "Kind": "qc.report.particulars",
    "Particulars": "qc.report.particulars",
    "Report": "qc.workflow.reports",
    "Wanted": "qc.workflow.reports",
    "jobs": "qc.workflow.report_folders",
    "report": "qc.workflow.reports",
    "report_each": "qc.workflow.report_folders",
    "Plan": "qc.workflow.plans",
    "PlanAsked": "qc.report.plan_facts",
    "Ramp": "qc.workflow.ramps",
    "Reading": "qc.workflow.reading",
    "RunLengths": "qc.workflow.run_lengths",
    "Template": "qc.workflow.templates",
    "Verdict": "qc.workflow.lots",
    "arl": "qc.workflow.run_lengths",
    "check_specs": "qc.workflow.standards",
    "compare_specs": "qc.workflow.standards",
    "gauge": "qc.workflow.gauges",
    "inspect": "qc.workflow.lots",
    "plan": "qc.workflow.plans",
    "ramp": "qc.workflow.ramps",
    "read": "qc.workflow.reading",
    "screen": "qc.workflow.lots",
    "template": "qc.workflow.templates",
    "show_spec": "qc.workflow.standards",
    "write": "qc.workflow.lots",
    "import_spec": "qc.workflow.drafts",
    "taken_for_granted": "qc.workflow.drafts",
    "write_draft": "qc.workflow.drafts",
    "write_files": "qc.workflow.outputs",
}


def __getattr__(name: str) -> Any:
    """Import a use case when it is first called for, so that each command loads only what it needs."""
    if name not in _HOME:
        raise AttributeError(f"module 'qc.workflow' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - a lazy import is this function's whole purpose

    return getattr(import_module(_HOME[name]), name)
