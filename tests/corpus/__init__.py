"""Good, odd and hostile files, one module a format; each module lists its `FILES`."""
