package com.vegah.collectiq.db;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of the test's own, from the programs that Debian installs; it refuses to run as root, so root starts it as {@code postgres}. */
final class Postgres implements AutoCloseable {
    static final String USER = "collectiq";
    static final Secret PASSWORD = new Secret("for-this-test");

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String SERVICE_USER = "postgres";

    private final Path folder;
    private final int port;

    private Postgres(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    static boolean isInstalled() throws IOException, InterruptedException {
        return programs().isPresent() && (!isRoot() || run(List.of("id", SERVICE_USER)) == 0);
    }

    static Postgres start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("collectiq-postgres");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD.reveal());
        if (isRoot()) {
            run(List.of("chown", "-R", SERVICE_USER, folder.toString()));
        }
        int port = freePort();
        Postgres server = new Postgres(folder, port);
        server.program(
                "initdb",
                "-D",
                server.data(),
                "-A",
                "scram-sha-256",
                "-U",
                USER,
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "-N");
        server.program(
                "pg_ctl",
                "-D",
                server.data(),
                "-l",
                folder.resolve("log").toString(),
                "-w",
                "start",
                "-o",
                "\"-p " + port + " -h 127.0.0.1 -F -k " + folder + "\"");
        return server;
    }

    Settings.Db settings() {
        return new Settings.Db(url("postgres"), USER, PASSWORD);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    void empty() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, PASSWORD.reveal());
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        program("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void program(String name, String... arguments) throws IOException, InterruptedException {
        String line = programs().orElseThrow().resolve(name) + " " + String.join(" ", arguments);
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("su", SERVICE_USER, "-s", "/bin/sh"));
        } else {
            command.add("/bin/sh");
        }
        command.addAll(List.of("-c", "cd / && " + line));
        int code = run(command);
        if (code != 0) {
            throw new IOException(name + " ended with " + code);
        }
    }

    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket =
                new ServerSocket(0, 1, InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
