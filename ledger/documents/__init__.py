"""Reading plan documents: a file in, plain values out; nothing is recorded here."""
