package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Turns whatever is set into settings that reach nothing but the rehearsal: no address and no secret of the real world is left. */
final class RehearsalSettings {
    private static final String MODEL = "gpt-realtime-2.1";
    private static final String VOICE = "alloy";

    private final Credentials credentials;
    private final int worldPort;
    private final int mailPort;

    RehearsalSettings(Credentials credentials, int worldPort, int mailPort) {
        this.credentials = credentials;
        this.worldPort = worldPort;
        this.mailPort = mailPort;
    }

    Settings over(Settings base, Path dataDir, int productPort) {
        Optional<URI> product =
                Optional.of(productPort).filter(port -> port > 0).map(RehearsalSettings::here);
        return new Settings(
                Settings.Mode.REHEARSAL,
                dataDir,
                new Settings.Db("", "", new Secret("")),
                new Settings.Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), productPort)),
                product,
                here(worldPort),
                twilio(base.twilio()),
                openAi(base.openai()),
                mail(base.mail()),
                base.company(),
                base.scheduler(),
                base.outreachApproval(),
                base.stage(),
                base.call(),
                base.contact(),
                new Settings.Portal(product, base.portal().tokenTtl(), Optional.empty()),
                new Settings.Supervision(base.supervision().enabled(), 0));
    }

    private Settings.Twilio twilio(Settings.Twilio base) {
        return new Settings.Twilio(
                Optional.of(credentials.accountSid()),
                Optional.of(credentials.authToken()),
                Optional.of(credentials.number()),
                here(worldPort),
                true,
                base.callsPerSecond());
    }

    private Settings.OpenAi openAi(Settings.OpenAi base) {
        return new Settings.OpenAi(
                Optional.of(credentials.apiKey()),
                URI.create("ws://127.0.0.1:" + worldPort + "/v1/realtime"),
                Settings.Protocol.GA,
                MODEL,
                VOICE,
                base.maxOutputTokens(),
                Optional.empty(),
                base.reasoningEffort(),
                base.transcriptionModel(),
                base.language(),
                base.instructionsFile(),
                base.turns());
    }

    private Settings.Mail mail(Settings.Mail base) {
        return new Settings.Mail(
                Optional.of("127.0.0.1"),
                mailPort,
                Optional.of(credentials.mailUser()),
                Optional.of(credentials.mailPassword()),
                Optional.of(base.from().orElse("desk@example.com")),
                Settings.MailSecurity.NONE);
    }

    private static URI here(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
