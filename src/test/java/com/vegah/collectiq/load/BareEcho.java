package com.vegah.collectiq.load;

import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.time.Timekeeper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The same frames through a process that only sends them back: what sockets and machine cost without a bridge. */
final class BareEcho implements AutoCloseable {
    private final int calls;
    private final Timekeeper time = Timekeeper.real(ZoneId.systemDefault());
    private final PublicPort loop =
            new PublicPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time, Limits.STANDARD);
    private final Child child;
    private final Socket[] sockets;

    private BareEcho(int calls, Child child) {
        this.calls = calls;
        this.child = child;
        this.sockets = new Socket[calls];
    }

    static BareEcho start(int calls) throws Exception {
        BareEcho echo = new BareEcho(calls, new Child(BridgeLoad.OPTIONS, Server.class.getName(), List.of()));
        echo.loop.start(List.of());
        return echo;
    }

    Figures measure(Duration warmUp, Duration measured) throws Exception {
        URI uri = URI.create("ws://127.0.0.1:" + child.firstLine() + "/echo");
        Stamps stamps = new Stamps(calls, Run.mostFrames(warmUp, measured));
        CountDownLatch open = new CountDownLatch(calls);
        for (int call = 0; call < calls; call++) {
            int number = call;
            sockets[call] = loop.outward().connect(uri, Map.of(), 1 << 16, new Opening(stamps, socket -> {
                sockets[number] = socket;
                open.countDown();
            }));
        }
        if (!open.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The echo's sockets did not open");
        }
        return Run.measured(
                calls,
                stamps,
                child,
                warmUp,
                measured,
                call -> sockets[call].send("{\"event\":\"media\",\"streamSid\":\"MZ0\",\"media\":{\"payload\":\""
                        + stamps.frame(call) + "\"}}"));
    }

    @Override
    public void close() throws Exception {
        loop.close();
        time.close();
        child.close();
    }

    private record Opening(Stamps stamps, java.util.function.Consumer<Socket> ready) implements Outward.Opening {
        @Override
        public Socket.Listener opened(Socket socket) {
            ready.accept(socket);
            return new Socket.Listener() {
                @Override
                public void text(String message) {
                    stamps.back(message, message.indexOf("\"payload\":\"") + 11);
                }

                @Override
                public void closed(int code, String reason, boolean byPeer) {}
            };
        }

        @Override
        public void refused(int status, String body) {
            throw new IllegalStateException("The echo refused: " + status);
        }

        @Override
        public void failed(Exception cause) {
            throw new IllegalStateException("The echo cannot be reached", cause);
        }
    }

    /** The other process. */
    static final class Server {
        private Server() {}

        public static void main(String[] args) throws InterruptedException {
            Timekeeper time = Timekeeper.real(ZoneId.systemDefault());
            PublicPort port =
                    new PublicPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time, Limits.STANDARD);
            port.start(List.of(new Echo()));
            System.out.println(port.port());
            new CountDownLatch(1).await();
        }
    }

    private static final class Echo implements Route.WebSocket {
        @Override
        public String path() {
            return "/echo";
        }

        @Override
        public Admission admit(Head head) {
            return Admission.IN;
        }

        @Override
        public Socket.Listener open(Socket socket, Head head) {
            return new Socket.Listener() {
                @Override
                public void text(String message) {
                    socket.send(message);
                }

                @Override
                public void closed(int code, String reason, boolean byPeer) {}
            };
        }
    }
}
