"""What can go wrong with the views while the entries are well."""

import sqlite3

from domain.errors import LedgerError
from ledger.errors import LedgerUnwritableError
from projections.errors import OtherViewsError

TROUBLE = (LedgerError, OSError, sqlite3.Error, LookupError, TypeError, ValueError)
"""What damaged views, a lock or a disk can raise after the entries were committed."""

UNWRITABLE = (LedgerUnwritableError, OtherViewsError, sqlite3.OperationalError)
"""What is raised where the views cannot be caught up; the last one by a lock too."""
