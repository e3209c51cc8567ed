"""Codes in the words of a document: role classes and types."""

from analysis.language.catalogue import Catalogue
from analysis.model.codes import FindingType, RoleClass

ROLE_CLASSES = {
    RoleClass.TOP_MANAGEMENT: "top management",
    RoleClass.TECHNICAL_MANAGEMENT: "technical management",
    RoleClass.PREMISES: "premises",
    RoleClass.ENERGY_AND_CLIMATE: "energy and climate",
    RoleClass.PROCUREMENT: "procurement",
    RoleClass.FINANCE: "finance",
    RoleClass.SERVICE_SECTORS: "service sectors",
    RoleClass.MAINTENANCE: "maintenance",
    RoleClass.OTHERS: "communication, personnel, elected officials and subsidiaries",
}
FINDING_TYPES = {
    FindingType.STRENGTH: "strength",
    FindingType.DEVELOPMENT: "development area",
    FindingType.GOOD_PRACTICE: "good practice",
    FindingType.TIP: "tip",
    FindingType.QUESTION: "open question",
    FindingType.CONTEXT: "context",
}
NOT_RECORDED = "not recorded"


def role_class_words(role_class: RoleClass | None, words: Catalogue) -> str:
    """Return a role class in words; one that nobody noted is said to be so."""
    return words.text(ROLE_CLASSES[role_class] if role_class else NOT_RECORDED)


def finding_type_words(finding_type: FindingType | None, words: Catalogue) -> str:
    """Return a type in words; one that nobody noted is said to be so."""
    return words.text(FINDING_TYPES[finding_type] if finding_type else NOT_RECORDED)
