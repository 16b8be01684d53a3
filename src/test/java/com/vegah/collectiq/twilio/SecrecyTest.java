package com.vegah.collectiq.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.vegah.collectiq.compliance.Permits;
import com.vegah.collectiq.time.Timekeeper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecrecyTest {
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = context.getLogger("com.vegah.collectiq.twilio");
    private final Level usual = root.getLevel();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /** As verbose as the program ever gets: ours at DEBUG, the libraries at INFO. */
    @BeforeEach
    void listen() {
        root.setLevel(Level.INFO);
        ours.setLevel(Level.DEBUG);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void leave() {
        root.detachAppender(log);
        root.setLevel(usual);
        ours.setLevel(null);
    }

    @Test
    void whatever_happens_to_a_call_the_token_is_not_logged() throws Exception {
        try (Timekeeper time = Lines.time();
                TwilioDouble twilio = new TwilioDouble()) {
            TwilioLine line = new TwilioLine(Lines.settings(twilio.url()), Lines.at("https://desk.example.com"), time);
            for (TwilioDouble.Fault fault : List.<TwilioDouble.Fault>of(
                    TwilioDouble.refusing(401, 20003, "Authenticate"),
                    TwilioDouble.answering(201, "<html>"),
                    TwilioDouble.answering(500, ""),
                    exchange -> exchange.close())) {
                twilio.once(fault);
                line.dial(Lines.order(true), Permits.toCall(Lines.PAYER, Lines.NOW));
            }
            twilio.close();
            line.dial(Lines.order(true), Permits.toCall(Lines.PAYER, Lines.NOW));
        }
        String all = log.list.stream()
                .map(event -> event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()))
                .collect(Collectors.joining("\n"));
        String pair = Lines.ACCOUNT + ":" + Lines.TOKEN;
        assertThat(log.list).hasSizeGreaterThanOrEqualTo(5);
        assertThat(all)
                .doesNotContain(Lines.TOKEN)
                .doesNotContain(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
