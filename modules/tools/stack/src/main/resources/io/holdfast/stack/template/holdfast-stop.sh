#!/bin/sh
# Stops the server without losing a request: first it says that it is not ready, then the balancer gets the time to
# notice, then what is under way ends, then the port is closed.
#   HOLDFAST_DRAIN_SECONDS   longer than the balancer takes to notice (15)
set -eu
touch @home@/liberty/drain
sleep "${HOLDFAST_DRAIN_SECONDS:-15}"
exec /opt/wlp/bin/server stop holdfast --timeout=100
