"""How often the answers of `diary.analysis` are right, on diaries whose truth is known.

.venv/bin/python -m bench.statistics [--quick] [--cells NAME …] [--processes 2]
"""
