"""The next version of a document, compared with what the ledger holds."""

from ledger.updating.proposal import Choice, Proposal, Update
from ledger.updating.proposing import propose
from ledger.updating.updates import record_update

__all__ = ["Choice", "Proposal", "Update", "propose", "record_update"]
