# One word.
health-late = 落后
