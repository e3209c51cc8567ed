"""The use cases, one file a stage: the only modules that join stages and store."""
