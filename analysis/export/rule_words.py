"""What a rule noticed, in the words of a document: for flags that an analyst let stand with a reason."""

RULE_WORDS = {
    "comparison": "compares municipalities",
    "counted_municipalities": "counts municipalities",
    "described_too_narrowly": "describes a municipality too narrowly",
    "direct_quote": "quotes somebody directly",
    "editorial_claim": "editorial text claims something about participants",
    "evidence_missing": "an observation behind it is gone",
    "job_title": "a job title",
    "left_over": "tells who is left over",
    "lone_difficulty": "a difficulty of one municipality",
    "name_without_consent": "a name without consent",
    "not_mentioned": "says “not mentioned”",
    "one_interview": "rests on one interview",
    "one_interviewer": "noted by interviewers of one municipality",
    "one_role": "told by one class of interviewees",
    "percentage": "a percentage",
    "quantifier_not_supported": "says more than the material carries",
    "unqualified_generalisation": "speaks of municipalities in general",
    "unsourced_quantity": "a quantity without a source",
    "unverified_number": "an unverified number",
}
