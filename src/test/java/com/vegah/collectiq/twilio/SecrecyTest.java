package com.vegah.collectiq.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SecrecyTest {
    /** At DEBUG that library writes every header, Authorization too. */
    @Test
    void the_shipped_log_is_closed_to_the_http_clients_headers_however_verbose_the_rest() throws Exception {
        try (InputStream shipped = SecrecyTest.class.getResourceAsStream("/logback.xml")) {
            assumeTrue(shipped != null, "no logback.xml yet");
            var loggers = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(shipped)
                    .getElementsByTagName("logger");
            boolean closed = false;
            for (int i = 0; i < loggers.getLength(); i++) {
                Element logger = (Element) loggers.item(i);
                closed |= "org.apache.hc.client5.http.headers".startsWith(logger.getAttribute("name"))
                        && logger.getAttribute("level").matches("INFO|WARN|ERROR|OFF");
            }
            assertThat(closed).isTrue();
        }
    }
}
