"""What the example's officers attached to show that something was done."""

from datetime import date

from cli.demo.updates import Sitting, Update

EVIDENCING = (
    Sitting(
        date(2020, 7, 31),
        "qa.lead",
        (
            Update(
                "attach",
                "4.1",
                "https://intranet.northmere.example/audit/framework",
                "The framework as it was issued",
            ),
            Update("attach", "3.3", "open-cases.csv", "Open cases seen, by month"),
        ),
        hour=10,
    ),
    Sitting(
        date(2022, 2, 10),
        "dcs.office",
        (
            Update(
                "attach",
                "2.6",
                "https://intranet.northmere.example/youth/profile-4",
                "The fourth issue",
            ),
        ),
        hour=10,
    ),
)

FILES = {
    "open-cases.csv": b"month,open,seen\n2020-04,412,371\n2020-05,418,380\n"
    b"2020-06,409,372\n"
}
"""The files that are attached, by their names."""
