"""One report, many formats: each module is a function of the same `Report`."""
