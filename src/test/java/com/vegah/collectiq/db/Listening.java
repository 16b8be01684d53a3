package com.vegah.collectiq.db;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The addresses on which a process listens, from Linux's /proc (man 5 proc: addresses are hexadecimal words in the machine's byte order). */
final class Listening {
    private static final String LISTEN = "0A";

    private Listening() {}

    static List<InetAddress> of(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path file : open.toList()) {
                String target = target(file);
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path file = Path.of("/proc/" + pid + "/net/" + table);
            if (Files.exists(file)) {
                addresses.addAll(listening(file, sockets));
            }
        }
        return addresses;
    }

    private static List<InetAddress> listening(Path table, Set<String> sockets) throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.strip().split("\\s+");
            if (cells.length > 9 && cells[3].equals(LISTEN) && sockets.contains(cells[9])) {
                addresses.add(address(cells[1].split(":")[0]));
            }
        }
        return addresses;
    }

    private static InetAddress address(String words) throws IOException {
        ByteBuffer machine = ByteBuffer.wrap(HexFormat.of().parseHex(words));
        ByteBuffer network = ByteBuffer.allocate(machine.capacity()).order(ByteOrder.nativeOrder());
        while (machine.hasRemaining()) {
            network.putInt(machine.getInt());
        }
        return InetAddress.getByAddress(network.array());
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
