"""Runs a command and prints what it took: wall, user and system seconds, and the greatest resident size in kB."""
import os
import sys
import time

start = time.monotonic()
child = os.posix_spawnp(
    sys.argv[1],
    sys.argv[1:],
    os.environ,
    file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0o600)],
)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - start
print(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
