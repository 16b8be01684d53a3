/** The one public port for HTTP and WebSocket, sockets we open ourselves, and the tunnel's discovery. Knows no feature. */
@NullMarked
package com.vegah.collectiq.server;

import org.jspecify.annotations.NullMarked;
