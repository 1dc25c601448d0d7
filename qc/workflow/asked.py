"""What a use case is asked with, where the rooms below already have a form for it."""

from __future__ import annotations

from qc.report.particulars import Kind, Particulars
from qc.report.plan.facts import PlanAsked
from qc.report.run_length.facts import ArlAsked
from qc.store.delivery import Delivery

__all__ = ["ArlAsked", "Delivery", "Kind", "Particulars", "PlanAsked"]
