package com.vegah.collectiq.app;

import com.vegah.collectiq.time.Threads;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Being told to end (SIGTERM, Ctrl C): the act is run, then the program ends with 0. The signal is caught before the machine begins to go
 * down: in its shutdown hooks H2 closes the database at the same time, and what a call still had to write would be lost (H2 refuses
 * AUTO_SERVER together with DB_CLOSE_ON_EXIT=FALSE). The JDK's signal class has no public name at compile time, hence the reflection;
 * where it is missing the hook is all there is.
 */
final class Shutdown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
    private static final List<String> SIGNALS = List.of("TERM", "INT");

    /** SIGTERM promises an end within ten seconds, come what may. */
    private static final long LONGEST_MILLIS = 9_500;

    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable act;

    private Shutdown(Runnable act) {
        this.act = act;
    }

    static Shutdown onSignal(Runnable act) {
        Shutdown shutdown = new Shutdown(act);
        SIGNALS.forEach(shutdown::listen);
        Runtime.getRuntime().addShutdownHook(Threads.named("end").newThread(shutdown::told));
        return shutdown;
    }

    private void listen(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (proxy, method, arguments) -> answer(proxy, method.getName(), arguments));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.debug("The signal {} is not caught", name, e);
        }
    }

    private Object answer(Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "handle" -> {
                told();
                yield proxy;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Shutdown";
        };
    }

    private void told() {
        if (over.compareAndSet(false, true)) {
            Thread acting = Threads.named("settle").newThread(this::act);
            acting.start();
            try {
                acting.join(LONGEST_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                Runtime.getRuntime().halt(0);
            }
        }
    }

    private void act() {
        try {
            act.run();
        } catch (RuntimeException e) {
            LOG.error("Not everything could be closed", e);
        }
    }

    /** The program ended by itself: a later end of the machine is none of ours. */
    @Override
    public void close() {
        over.set(true);
    }
}
