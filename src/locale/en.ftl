# Sentences of diagnostics and of the command line.
