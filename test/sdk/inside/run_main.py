"""Runs a module as `python -m` does: run_main.py MODULE [argument…]. The module is found on PYTHONPATH."""

import runpy
import sys

from script import run_script

del sys.argv[0]
run_script(lambda: runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True))
