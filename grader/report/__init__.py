"""The class report: what a class knows, what to teach again, and what happened at grading."""

from __future__ import annotations

from grader.report.gather import gather
from grader.report.page import PAGE, prepare_page, write_report
from grader.report.records import Report

__all__ = ["PAGE", "Report", "gather", "prepare_page", "write_report"]
