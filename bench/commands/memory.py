import atexit
import os
import shutil

atexit.register(shutil.copyfile, "/proc/self/status", os.environ["MEMORY_FILE"])
