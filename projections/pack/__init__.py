"""The pack: one report as files that an inspector can read, check and print."""
