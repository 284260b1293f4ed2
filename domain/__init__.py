"""Facts, rules and values of an Ofsted action plan: pure, without input or output."""
