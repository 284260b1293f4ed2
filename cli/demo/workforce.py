"""Area 1 of the example plan: people who stay."""

from cli.demo.plan import Area, Row

WORKFORCE = Area(
    heading="1. Social workers and managers who stay with us",
    outcomes=(
        "Agency social workers fall from 30% of the workforce to 20% by March 2021",
        "Families and partner agencies deal with the same faces from start to finish",
        "Caseloads stay at a level at which good work can be kept up",
        "No more than 10% of team managers are interim by March 2021",
    ),
    pages=(
        (
            Row(
                action=(
                    "1.1 Bring out the 2020/2023 Workforce Strategy, a three-year plan"
                    " to find, keep and develop staff who reflect Northmere.",
                    "IMPACT",
                    "a) Children meet fewer new social workers and say that they trust"
                    " the one they have",
                    "b) Staff are off sick less often and speak well of the place",
                    "c) By March 2021 every service manager is permanent and has been"
                    " through the leadership course",
                ),
                target=("April 2020 and ongoing", "", "May 2020"),
                progress=(
                    "Strategy out since May 2020",
                    "The monthly data flags each child with 2 or more changes of social"
                    " worker in 12 months",
                    "The listening app is on offer to every school-age child we look"
                    " after",
                    "Survey of families goes out by 30th July 2020",
                    "Drop-in wellbeing clinics for staff are running",
                ),
            ),
        ),
        (
            Row(progress=("A calendar of talks with staff is still to be set up",)),
            Row(
                action=(
                    "1.2 Win recruits from elsewhere in Britain and from overseas.",
                    "a) Two hiring events, senior managers leading, with an agency",
                    "b) A joint route for overseas candidates with nearby councils",
                ),
                target=("January 2020 and on going",),
                progress=("Target achieved; carried on as BAU",),
            ),
            Row(
                action=(
                    "1.3 Bring the career ladder into line with national accreditation"
                    " for everyone who holds a social work qualification.",
                ),
                target=("Courses open at the Northmere Academy - September 2020",),
                progress=("The Department's contract was signed in March 2020",),
            ),
            Row(
                action=(
                    "1.4. Staff know how their own work helps the council to do well.",
                    "a) Corporate Board sees a hiring and turnover report twice a year",
                    "b) A fuller induction for anyone new to managing",
                ),
                target=("July 2020 and ongoing",),
                progress=(
                    "Induction rewritten",
                    "The improvement board has begun to read the hiring report",
                ),
            ),
        ),
    ),
)
