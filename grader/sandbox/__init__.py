"""Run notebooks that nobody trusts: a warm process is forked for each, and answers in arrays."""

from grader.sandbox.answers import Answer, NoAnswer, Raised, Returned
from grader.sandbox.limits import Limits
from grader.sandbox.run import CellRun, Run
from grader.sandbox.zygote import Zygote

__all__ = ["Answer", "CellRun", "Limits", "NoAnswer", "Raised", "Returned", "Run", "Zygote"]
