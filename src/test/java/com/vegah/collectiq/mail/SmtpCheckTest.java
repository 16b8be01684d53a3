package com.vegah.collectiq.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.settings.Check.Finding;
import com.vegah.collectiq.settings.Check.Finding.State;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.SettingsFile;
import com.vegah.collectiq.settings.SettingsLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpCheckTest {
    @TempDir
    Path folder;

    @Test
    void the_right_password_gets_in_and_nothing_is_sent() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.plain("right-word")) {
            Finding finding = look(server.port(), "none", "right-word");
            assertThat(finding.state()).isEqualTo(State.FINE);
            assertThat(finding.detail()).contains("127.0.0.1");
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("DATA"));
        }
    }

    @Test
    void a_refused_password_is_told_without_showing_it() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.plain("right-word")) {
            Finding finding = look(server.port(), "none", "wrong-word");
            broken(finding, "refused the password for “dunning”");
            assertThat(finding.toString()).doesNotContain("wrong-word");
        }
    }

    @Test
    void a_server_without_starttls_is_not_given_the_password() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.plain("right-word")) {
            broken(look(server.port(), "starttls", "right-word"), "STARTTLS");
            assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void a_port_that_speaks_no_tls_is_named() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.plain("right-word")) {
            broken(look(server.port(), "tls", "right-word"), "TLS");
        }
    }

    @Test
    void a_certificate_nobody_vouches_for_is_refused() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(selfSigned(), "220 ready", line -> "221 bye")) {
            broken(look(server.port(), "tls", "right-word"), "certificate");
        }
    }

    @Test
    void a_closed_port_and_a_silent_one_do_not_answer() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        broken(look(closed, "none", "x"), "does not answer");
        try (ScriptedSmtp silent = new ScriptedSmtp(ServerSocketFactory.getDefault(), null, line -> null)) {
            broken(look(silent.port(), "starttls", "x"), "does not answer");
        }
    }

    @Test
    void what_is_not_set_up_breaks_nothing_but_half_set_up_does() {
        assertThat(check(Map.of(), "").look().state()).isEqualTo(State.NOT_SET_UP);
        Finding half = check(Map.of("EMAIL_USER", "dunning@example.com"), "").look();
        broken(half, "mail.host");
    }

    private Finding look(int port, String security, String password) {
        String file = "mail.host=127.0.0.1\nmail.port=" + port + "\nmail.user=dunning\nmail.from=dunning@example.com\n"
                + "mail.security=" + security + "\n";
        return check(Map.of("EMAIL_PASS", password), file).look();
    }

    private SmtpCheck check(Map<String, String> environment, String file) {
        try {
            Path path = Files.writeString(folder.resolve("mail.properties"), file);
            SettingsLoader.Source source = new SettingsLoader.Source(
                    Optional.of(new SettingsFile(path, false)), environment, folder, Optional.empty());
            return new SmtpCheck(
                    new SettingsLoader(tracked -> false)
                            .load(source, Purpose.LIVE)
                            .settings(),
                    Duration.ofSeconds(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void broken(Finding finding, String cause) {
        assertThat(finding.state()).isEqualTo(State.BROKEN);
        assertThat(finding.obstacle().orElseThrow().toString()).contains(cause);
    }

    private ServerSocketFactory selfSigned() throws Exception {
        Path store = folder.resolve("self.p12");
        int made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(made).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }
}
