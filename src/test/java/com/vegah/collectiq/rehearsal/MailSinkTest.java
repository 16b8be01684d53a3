package com.vegah.collectiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MailSinkTest {
    private final Credentials credentials = Credentials.random();

    @Test
    void a_letter_that_the_product_sends_is_kept_and_goes_nowhere() throws MessagingException {
        try (MailSink sink = new MailSink(credentials)) {
            send(sink, credentials.mailPassword().reveal());
            assertThat(sink.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.from()).isEqualTo("desk@example.com");
                assertThat(mail.to()).containsExactly("payer@example.com");
                assertThat(mail.data()).contains("Subject: Invoice 7").contains("\r\n.hidden dot");
            });
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        try (MailSink sink = new MailSink(credentials)) {
            assertThatThrownBy(() -> send(sink, "wrong")).isInstanceOf(AuthenticationFailedException.class);
            assertThat(sink.mails()).isEmpty();
        }
    }

    private void send(MailSink sink, String password) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", "true");
        Session session = Session.getInstance(properties);
        MimeMessage letter = new MimeMessage(session);
        letter.setFrom(new InternetAddress("desk@example.com"));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress("payer@example.com"));
        letter.setSubject("Invoice 7");
        letter.setText("Dear payer\n.hidden dot\n");
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", sink.port(), credentials.mailUser(), password);
            letter.saveChanges();
            transport.sendMessage(letter, letter.getAllRecipients());
        }
    }
}
