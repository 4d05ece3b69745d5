# One word.
health-late = Behind
