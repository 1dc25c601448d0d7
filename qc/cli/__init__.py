"""The command ``qc``: commands parse, call one use case, print, and set the exit status."""

from __future__ import annotations

from qc.cli.group import Group
from qc.cli.speaking import version_option
from qc.words import message

main = Group(
    name="qc",
    said=message("Quality control for a batch: measurements and the buyer's standard in, a plain decision out."),
    commands_at={
        "inspect": ("qc.cli.inspect", message("judge a batch: ship it, hold it or reject it")),
        "read": ("qc.cli.read", message("show what is understood of a file, without judging it")),
        "ramp": ("qc.cli.ramp", message("say what has been shown for which volume, batch after batch")),
        "report": ("qc.cli.report", message("write documents on a batch: for the buyer, the owner or a class")),
        "template": ("qc.cli.template", message("make a form to fill in, a workbook or paper")),
        "plan": ("qc.cli.plan", message("find a sampling plan, and what a passed lot does not show")),
        "arl": ("qc.cli.arl", message("after how many points a control chart signals")),
        "demo": ("qc.cli.demo", message("tell a story: a sample batch, its verdict, its report")),
        "gauge": ("qc.cli.gauge", message("say whether a gauge and its users are good enough")),
        "verify": ("qc.cli.verify", message("check a report that you were given")),
        "keys": ("qc.cli.keys", message("keep the key that reports are signed with, and those that you trust")),
        "record": ("qc.cli.record", message("judge a batch and remember it")),
        "baseline": ("qc.cli.baseline", message("lock the limits that later batches are held against")),
        "history": ("qc.cli.history", message("show all batches of a part")),
        "scorecard": (
            "qc.cli.scorecard",
            message("show a month of deliveries, part by part and in total"),
        ),
        "recheck": ("qc.cli.recheck", message("compute recorded verdicts again and compare")),
        "export": ("qc.cli.export", message("write everything that is remembered in open formats")),
        "deliver": ("qc.cli.deliver", message("say what was ordered or shipped of a recorded batch")),
        "answer": ("qc.cli.answer", message("answer questions about a recorded batch")),
        "dispose": ("qc.cli.dispose", message("decide what is done with units of a recorded batch")),
        "people": ("qc.cli.people", message("say who may sign in to the pages")),
        "handover": ("qc.cli.handover", message("hand a workshop's set-up to the next one in one file")),
        "backup": ("qc.cli.backup", message("copy all that is remembered, while it is in use")),
        "restore": ("qc.cli.restore", message("bring a backup back")),
        "log": ("qc.cli.log", message("check that nothing recorded was changed")),
        "serve": ("qc.cli.serve", message("open the pages, for this computer and for phones")),
        "store": ("qc.cli.store", message("say what is remembered, and where")),
        "spec": ("qc.cli.spec", message("check buyers' standards")),
        "help": ("qc.cli.help", message("show pages of help")),
    },
)

main.params.insert(1, version_option())

__all__ = ["main"]
