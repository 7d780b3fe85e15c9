"""How often the answers of `diary.analysis` are right, on diaries whose truth is known.

.venv/bin/python -m bench.statistics [--quick] [--cells TEXT …] [--processes 2]
.venv/bin/python -m bench.statistics --speed [--reference PATH]
"""

import os

# Small matrices: threads of BLAS cost more than they bring, and would take other cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
