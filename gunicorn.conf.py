"""How gunicorn serves Quiver."""

import os
from typing import Any

host = os.environ.get("HOST", "127.0.0.1")
port = os.environ.get("PORT", "8000")

wsgi_app = "config.wsgi"
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
worker_class = "gthread"
workers = 2
threads = 4
preload_app = True
control_socket_disable = True
loglevel = "warning"


def when_ready(server: Any) -> None:
    address = f"localhost:{port}" if host == "127.0.0.1" else bind
    print(f"Quiver is at http://{address} (Ctrl-C stops it)", flush=True)
