package com.vegah.collectiq.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files that a test hands to the program: settings whose services lead to a dead port of loopback, and payers. */
final class LiveSettings {
    private LiveSettings() {}

    /** Live, any hour allowed, with services that nobody answers for. */
    static Path dead(Path folder, int port) {
        return write(
                folder.resolve("live-" + port + ".properties"),
                "server.port=" + port,
                "public.url=http://127.0.0.1:9",
                "twilio.account-sid=AC00000000000000000000000000000001",
                "twilio.auth-token=0123456789abcdef0123456789abcdef",
                "twilio.phone-number=+12025550100",
                "twilio.api-url=http://127.0.0.1:9",
                "openai.api-key=sk-example",
                "openai.realtime-url=ws://127.0.0.1:9/v1/realtime",
                "mail.host=127.0.0.1",
                "mail.port=9",
                "mail.security=none",
                "mail.from=ar@example.com",
                "company.name=Example Supplies",
                "contact.profile=custom",
                "contact.custom.hours=00:00-24:00",
                "contact.custom.days=MON-SUN");
    }

    /** Live, any hour allowed, with stand-ins of Twilio and OpenAI at these ports. */
    static Path standIns(Path folder, int twilio, int voice) {
        int port = freePort();
        return write(
                folder.resolve("stand-ins-" + port + ".properties"),
                "server.port=" + port,
                "public.url=http://127.0.0.1:" + port,
                "twilio.account-sid=" + TwilioStandIn.ACCOUNT,
                "twilio.auth-token=" + TwilioStandIn.TOKEN,
                "twilio.phone-number=+12025550100",
                "twilio.api-url=http://127.0.0.1:" + twilio,
                "openai.api-key=sk-example",
                "openai.realtime-url=ws://127.0.0.1:" + voice + "/v1/realtime",
                "company.name=Example Supplies",
                "contact.profile=custom",
                "contact.custom.hours=00:00-24:00",
                "contact.custom.days=MON-SUN");
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 1003 may be called, 1005 never agreed to it, 1006 owes nothing. */
    static Path payers(Path folder) {
        return write(
                folder.resolve("payers.csv"),
                "PayerId,PayerName,TotalPastDue,MaxDaysPastDue,Stage,criticality,LastOutreachStatus,ContactEmail,"
                        + "ContactPhone,Currency,PayerType,Jurisdiction,TimeZone,AiCallConsentAt",
                "1003,Blue Harbor Freight,85000.00,30,STAGE_3,1,NONE,ap@example.com,+12025550103,USD,BUSINESS,US-DC,"
                        + "America/New_York,2026-01-01T00:00:00Z",
                "1005,Tall Oak Joinery,500.00,33,STAGE_3,1,NONE,ap5@example.com,+12025550105,USD,BUSINESS,US-DC,"
                        + "America/New_York,",
                "1006,Quiet Mill Paper,0.00,0,CURRENT,4,NONE,ap6@example.com,+12025550106,USD,BUSINESS,US-DC,"
                        + "America/New_York,");
    }

    static Path write(Path file, String... lines) {
        try {
            return Files.write(file, List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
