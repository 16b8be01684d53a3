package com.vegah.collectiq.rehearsal.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwimlTest {
    @Test
    void verbs_are_read_in_their_order() {
        assertThat(Twiml.parse("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Response><Connect><Stream url="ws://127.0.0.1:9/media?x=1" statusCallback="http://127.0.0.1:9/s">
                <Parameter name="token" value="a&amp;b"/></Stream></Connect>
                <Say>Goodbye &amp; thanks.</Say><Pause length="2"/><Dial>x</Dial><Hangup/></Response>"""))
                .containsExactly(
                        new Twiml.Connect(
                                new Twiml.Stream(
                                        URI.create("ws://127.0.0.1:9/media"),
                                        "",
                                        Map.of("token", "a&b"),
                                        Optional.of("http://127.0.0.1:9/s")),
                                Optional.empty()),
                        new Twiml.Say("Goodbye & thanks."),
                        new Twiml.Pause(Duration.ofSeconds(2)),
                        new Twiml.Unplayed("Dial"),
                        new Twiml.Hangup());
    }

    @Test
    void a_document_type_is_refused_before_anything_is_fetched() {
        assertThatThrownBy(
                        () -> Twiml.parse(
                                "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Response><Say>&e;</Say></Response>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12100");
    }

    @Test
    void what_is_no_response_is_refused() {
        assertThatThrownBy(() -> Twiml.parse("<html/>")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Twiml.parse("not at all")).isInstanceOf(IllegalArgumentException.class);
    }
}
