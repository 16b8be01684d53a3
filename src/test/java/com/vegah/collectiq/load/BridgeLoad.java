package com.vegah.collectiq.load;

import com.vegah.collectiq.app.Main;
import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.exchange.InvoicesCsv;
import com.vegah.collectiq.exchange.PayersCsv;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.settings.Settings.StageDays;
import com.vegah.collectiq.time.Timekeeper;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The whole product, {@code serve} in its own process: N payers in its books, its scheduler calls them all, and the frames go round by way of the voice. */
final class BridgeLoad implements AutoCloseable {
    static final List<String> OPTIONS =
            List.of(System.getProperty("load.vm", "-XX:+UseG1GC -XX:MaxGCPauseMillis=20 -Xms64m -Xss512k")
                    .split(" "));

    private final int calls;
    private final Timekeeper time;
    private final PublicPort loop;
    private final Path folder;
    private final LoadCarrier carrier;
    private final LoadVoice voice;

    private BridgeLoad(int calls, Timekeeper time, PublicPort loop, Path folder) {
        this.calls = calls;
        this.time = time;
        this.loop = loop;
        this.folder = folder;
        this.carrier = new LoadCarrier(calls, loop);
        this.voice = new LoadVoice();
    }

    static BridgeLoad start(int calls) throws Exception {
        Timekeeper time = Timekeeper.real(ZoneId.systemDefault());
        PublicPort loop = new PublicPort(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                time,
                Limits.STANDARD.withSockets(Limits.STANDARD.sockets().withMessageBytes(1 << 20)));
        BridgeLoad load = new BridgeLoad(calls, time, loop, Files.createTempDirectory("collectiq-load"));
        loop.start(List.of(load.carrier.calls(), load.carrier.oneCall(), load.voice));
        return load;
    }

    Figures measure(Duration warmUp, Duration measured) throws Exception {
        fillBooks();
        Stamps stamps = new Stamps(calls, Run.mostFrames(warmUp, measured));
        carrier.stamps(stamps);
        try (Child child = new Child(
                OPTIONS, Main.class.getName(), List.of("--config", settings().toString(), "serve"))) {
            child.firstLine();
            carrier.awaitStreams(Duration.ofSeconds(60));
            voice.awaitGreeted(calls, Duration.ofSeconds(60));
            Figures figures = Run.measured(calls, stamps, child, warmUp, measured, carrier::send);
            carrier.hangUp();
            return figures;
        }
    }

    private void fillBooks() {
        StringBuilder payers = new StringBuilder(
                "PayerId,PayerName,Currency,ContactPhone,PayerType,Jurisdiction,TimeZone,AiCallConsentAt\n");
        StringBuilder invoices =
                new StringBuilder("InvoiceId,PayerId,InvoiceNumber,InvoiceAmount,DaysPastDue,Currency\n");
        for (int i = 0; i < calls; i++) {
            payers.append(String.format(
                    Locale.ROOT,
                    "L%d,Load %d,USD,+1202555%04d,BUSINESS,US,America/Chicago,2026-01-01T00:00:00Z%n",
                    i,
                    i,
                    100 + i));
            invoices.append(String.format(Locale.ROOT, "I%d,L%d,N-%d,100.00,30,USD%n", i, i, i));
        }
        try (Database database = Database.inFolder(folder)) {
            new PayersCsv(database.payers(), database.books(), new StageDays(5, 10)).read(bytes(payers));
            new InvoicesCsv(database.payers(), database.books())
                    .read(bytes(invoices), LocalDate.now(ZoneId.systemDefault()));
        }
    }

    private Path settings() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> lines = new ArrayList<>(List.of(
                "mode=live",
                "data.dir=" + folder,
                "server.port=" + port,
                "public.url=http://127.0.0.1:" + port,
                "twilio.account-sid=" + LoadCarrier.ACCOUNT,
                "twilio.auth-token=" + LoadCarrier.TOKEN,
                "twilio.phone-number=+12025550100",
                "twilio.api-url=http://127.0.0.1:" + loop.port(),
                "twilio.machine-detection=false",
                "twilio.calls-per-second=50",
                "openai.api-key=load",
                "openai.realtime-url=ws://127.0.0.1:" + loop.port() + LoadVoice.PATH,
                "scheduler.enabled=true",
                "scheduler.interval=PT1H",
                "call.max-concurrent=" + calls,
                "call.max-duration=PT1H",
                "contact.profile=custom",
                "contact.custom.hours=00:00-24:00",
                "contact.custom.days=MON-SUN",
                "contact.custom.calls-per-7-days=1000"));
        return Files.write(folder.resolve("load.properties"), lines);
    }

    private static ByteArrayInputStream bytes(StringBuilder text) {
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws Exception {
        carrier.close();
        loop.close();
        time.close();
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
