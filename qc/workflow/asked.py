"""What a use case is asked with, where the rooms below already have a form for it."""

from __future__ import annotations

from qc.report.arl_facts import ArlAsked
from qc.report.particulars import Kind, Particulars
from qc.report.plan_facts import PlanAsked
from qc.store.delivery import Delivery

__all__ = ["ArlAsked", "Delivery", "Kind", "Particulars", "PlanAsked"]
