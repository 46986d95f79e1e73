"""The family of rules.  A new one is a module here and a line in the tuple, in the order of telling."""

from generator.rule import Rule
from generator.rules.address_clash import address_clash
from generator.rules.ambiguous_unit import ambiguous_unit
from generator.rules.annual_carried import annual_carried
from generator.rules.annual_due import annual_due
from generator.rules.annual_in_force import annual_in_force
from generator.rules.annual_library import annual_library
from generator.rules.annual_prose import annual_prose
from generator.rules.annual_sums import annual_sums
from generator.rules.annual_total import annual_total
from generator.rules.answer_due import answer_due
from generator.rules.answer_ground import answer_ground
from generator.rules.answer_veto import answer_veto
from generator.rules.blank_lead import blank_lead
from generator.rules.blank_validity import blank_validity
from generator.rules.change_ground import change_ground
from generator.rules.cleanup_coverage import cleanup_coverage
from generator.rules.cleanup_result import cleanup_result
from generator.rules.cleanup_yearly import cleanup_yearly
from generator.rules.column_upkeep import column_upkeep
from generator.rules.column_veto import column_veto
from generator.rules.consultation_outcome import consultation_outcome
from generator.rules.consultation_period import consultation_period
from generator.rules.controlled_words import controlled_words
from generator.rules.coverage_gap import coverage_gap
from generator.rules.dangling_reference import dangling_reference
from generator.rules.date_order import date_order
from generator.rules.display_over import display_over
from generator.rules.document_number import document_number
from generator.rules.document_procedure import document_procedure
from generator.rules.document_vetting import document_vetting
from generator.rules.duplicate_id import duplicate_id
from generator.rules.duplicate_title import duplicate_title
from generator.rules.duty_gap import duty_gap
from generator.rules.early_force import early_force
from generator.rules.empty_collective import empty_collective
from generator.rules.empty_column import empty_column
from generator.rules.equal_versions import equal_versions
from generator.rules.gazette_contents import gazette_contents
from generator.rules.gazette_listing import gazette_listing
from generator.rules.gazette_series import gazette_series
from generator.rules.guide_age import guide_age
from generator.rules.guide_items import guide_items
from generator.rules.identity_items import identity_items
from generator.rules.index_number import index_number
from generator.rules.interpretation_due import interpretation_due
from generator.rules.interpretation_order import interpretation_order
from generator.rules.lineage import lineage
from generator.rules.matter_clock import matter_clock
from generator.rules.matter_delay import matter_delay
from generator.rules.matter_parts import matter_parts
from generator.rules.matter_stage import matter_stage
from generator.rules.missing_event import missing_event
from generator.rules.missing_holidays import missing_holidays
from generator.rules.missing_period import missing_period
from generator.rules.other_deadline import other_deadline
from generator.rules.overdue_task import overdue_task
from generator.rules.past_deadline import past_deadline
from generator.rules.personal_data import personal_data
from generator.rules.placeholder_text import placeholder_text
from generator.rules.publication_delay import publication_delay
from generator.rules.redirect_target import redirect_target
from generator.rules.register_number import register_number
from generator.rules.register_sequence import register_sequence
from generator.rules.rendition_extra import rendition_extra
from generator.rules.repost_late import repost_late
from generator.rules.restricted_mark import restricted_mark
from generator.rules.review_due import review_due
from generator.rules.service_elements import service_elements
from generator.rules.service_time import service_time
from generator.rules.service_veto import service_veto
from generator.rules.signature_date import signature_date
from generator.rules.stale_column import stale_column
from generator.rules.stale_home import stale_home
from generator.rules.standard_limit import standard_limit
from generator.rules.standard_missing import standard_missing
from generator.rules.standard_unfulfilled import standard_unfulfilled
from generator.rules.stated_date import stated_date
from generator.rules.statement_period import statement_period
from generator.rules.task_without_unit import task_without_unit
from generator.rules.topic_gap import topic_gap
from generator.rules.undated_reason import undated_reason
from generator.rules.unfit_evidence import unfit_evidence
from generator.rules.unit_code import unit_code
from generator.rules.unit_facts import unit_facts
from generator.rules.unknown_unit import unknown_unit
from generator.rules.unread_deadline import unread_deadline
from generator.rules.validity_period import validity_period
from generator.rules.validity_review import validity_review
from generator.rules.validity_state import validity_state
from generator.rules.vanished_address import vanished_address

RULES: tuple[Rule, ...] = (
    unknown_unit,
    ambiguous_unit,
    task_without_unit,
    blank_lead,
    unread_deadline,
    past_deadline,
    other_deadline,
    missing_event,
    statement_period,
    unfit_evidence,
    overdue_task,
    dangling_reference,
    duplicate_id,
    address_clash,
    vanished_address,
    redirect_target,
    date_order,
    signature_date,
    stated_date,
    publication_delay,
    document_number,
    index_number,
    interpretation_due,
    interpretation_order,
    answer_due,
    answer_veto,
    answer_ground,
    service_elements,
    service_veto,
    service_time,
    repost_late,
    topic_gap,
    restricted_mark,
    placeholder_text,
    blank_validity,
    validity_state,
    change_ground,
    validity_period,
    validity_review,
    early_force,
    register_number,
    register_sequence,
    document_procedure,
    document_vetting,
    cleanup_yearly,
    cleanup_coverage,
    cleanup_result,
    gazette_listing,
    gazette_series,
    gazette_contents,
    rendition_extra,
    equal_versions,
    empty_column,
    undated_reason,
    stale_column,
    stale_home,
    column_veto,
    empty_collective,
    column_upkeep,
    standard_unfulfilled,
    standard_limit,
    standard_missing,
    duty_gap,
    lineage,
    identity_items,
    unit_facts,
    unit_code,
    coverage_gap,
    guide_items,
    guide_age,
    annual_sums,
    annual_carried,
    annual_due,
    annual_in_force,
    annual_library,
    annual_prose,
    annual_total,
    controlled_words,
    duplicate_title,
    missing_holidays,
    personal_data,
    missing_period,
    display_over,
    review_due,
    matter_parts,
    matter_stage,
    matter_clock,
    matter_delay,
    consultation_period,
    consultation_outcome,
)
