"""What the officers of the example promised, signed, sealed and sent."""

from datetime import date

from cli.demo.updates import Sitting, Update

_DIRECTOR = "Director of Children's Services"

REPORTING = (
    Sitting(
        date(2020, 7, 2),
        "policy.officer",
        (
            Update("commit", "ofsted", "31 July 2020", "Where the plan stands"),
            Update("commit", "DMG", "30 October 2020", "Before the winter budget"),
            Update("commit", "NCSP", "31 March 2022", "Two years of the plan"),
        ),
        hour=15,
    ),
    Sitting(
        date(2020, 7, 30),
        "policy.officer",
        (
            Update("key", ""),
            Update(
                "seal",
                "ofsted",
                "Progress by July 2020",
                "QA Lead reports on 4.4 to DMG in the autumn",
                on="30 July 2020",
            ),
            Update("send", "ofsted", _DIRECTOR, number=1),
        ),
        hour=17,
    ),
    Sitting(
        date(2020, 11, 4),
        "policy.officer",
        (
            Update(
                "seal",
                "DMG",
                "Progress by October 2020",
                "DMG asked for the report on 4.4 by Christmas",
                on="29 October 2020",
                without=("owners",),
            ),
            Update("send", "DMG", "Head of Policy", on="4 November 2020", number=2),
        ),
        hour=16,
    ),
    Sitting(
        date(2021, 2, 3),
        "policy.officer",
        (
            Update(
                "seal",
                "ofsted",
                "Progress by January 2021",
                "Reports on 2.2 and 3.4 are due at DMG on 25 February",
                on="28 January 2021",
            ),
        ),
        hour=10,
    ),
    # It went out on the Monday; nobody recorded that until the Friday.
    Sitting(
        date(2021, 2, 12),
        "policy.officer",
        (Update("send", "ofsted", _DIRECTOR, on="8 February 2021", number=3),),
        hour=16,
    ),
    Sitting(
        date(2022, 1, 31),
        "policy.officer",
        (
            Update(
                "seal",
                "ofsted",
                "Progress by January 2022",
                "The report on 3.4 goes to DMG on 24 February",
                on="27 January 2022",
            ),
            Update("send", "ofsted", _DIRECTOR, number=4),
        ),
        hour=11,
    ),
)
