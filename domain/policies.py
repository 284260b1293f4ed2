"""How the policies of a second person are called, and what stands for nothing."""

RATINGS, DELIVERY, ROLE = "ratings confirmed", "delivery confirmed", "confirming role"
"""The policies by which a plan says which judgements need a second person."""

NOTHING = "none"
"""The value of a policy by which nothing needs a second person."""

APPROVER = "approver"
"""The role that confirms, unless the plan's policy names another one."""

OFSTED_RATINGS = ("Red", "Blue")
OFSTED_DELIVERY = ("signed off", "business as usual")
"""What needs a second person under the policy called `ofsted`."""
