"""The family of page kinds.  A new one is a module here, its template, and its planners in these tuples."""

from generator.pages import (
    annual_figures,
    annual_report,
    annual_year,
    archive,
    calendar,
    catalog,
    collective,
    column,
    column_register,
    comparison,
    data,
    data_table,
    document,
    duties,
    feed,
    guidance,
    home,
    interpretation,
    ledger,
    machine,
    plain,
    progress,
    reminder,
    table_index,
    table_series,
    task,
    unit,
    unit_entry,
    units,
    withdrawn,
)
from generator.planner import EachPlanner, ListPlanner, OncePlanner

EACH: tuple[EachPlanner, ...] = (
    column.plan,
    unit.plan,
    unit_entry.plan,
    calendar.plan_unit,
    ledger.plan_unit,
    reminder.plan,
    collective.plan,
    catalog.plan,
    ledger.plan_catalog,
    progress.plan,
    comparison.plan,
    task.plan,
    document.plan,
    interpretation.plan,
    annual_report.plan,
    annual_figures.plan,
    plain.plan,
    data_table.plan,
    data_table.plan_issues,
    table_series.plan,
    data.plan_record,
    machine.plan_files,
)

LISTS: tuple[ListPlanner, ...] = (
    column.plan_older,
    archive.plan,
    feed.plan_list,
    data.plan_year,
    annual_year.plan,
)

ONCE: tuple[OncePlanner, ...] = (
    home.plan,
    units.plan,
    column_register.plan,
    catalog.plan_years,
    table_index.plan,
    calendar.plan,
    calendar.plan_due,
    archive.plan_index,
    data.plan,
    duties.plan,
    feed.plan,
    guidance.plan,
    machine.plan,
)

WITHDRAWN = withdrawn.plan
"""What stands where a record was."""
