package com.vegah.collectiq.server;

import com.vegah.collectiq.time.Timekeeper;
import java.util.Set;
import java.util.concurrent.Executor;

/** What all connections of one port share: the loop, the time, the limits, the counters, the workers and the open WebSockets. */
record Sea(Loop loop, Timekeeper time, Limits limits, Counters counters, Executor workers, Set<WebSocketEnd> ends) {}
