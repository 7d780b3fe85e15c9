"""How gunicorn serves Quiver."""

import os
import socket
import struct
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
# By default the proxy on this machine may pass a path on that isn't the request's.
forwarder_headers = ""
# Its warnings quote requests that it could not read.
loglevel = "error"
# Seconds. A thread waits for the rest of a request, and for whoever takes its answer, no longer.
patience = int(os.environ.get("QUIVER_PATIENCE", "20"))


def post_worker_init(worker: Any) -> None:
    from config import daily  # needs the application, which is loaded by now

    daily.start()


def when_ready(server: Any) -> None:
    # Linux hands them on to each connection that the socket accepts.
    for listener in server.LISTENERS:
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            listener.sock.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", patience, 0))
    here = f"localhost:{port}" if host == "127.0.0.1" else bind
    address = os.environ.get("QUIVER_ADDRESS", f"http://{here}")
    print(f"Quiver is at {address} (Ctrl-C stops it)", flush=True)
