package com.vegah.collectiq.mail;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.settings.Check;
import com.vegah.collectiq.settings.Service;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.Settings.MailSecurity;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;

/** Signs in at the mail server as a letter would, and leaves without sending one. */
public final class SmtpCheck implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings settings;
    private final Duration patience;

    public SmtpCheck(Settings settings) {
        this(settings, PATIENCE);
    }

    /** {@code patience} bounds connecting, and each answer. */
    SmtpCheck(Settings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    @Override
    public String subject() {
        return text("mail.check.subject");
    }

    @Override
    public Finding look() {
        Settings.Mail mail = settings.mail();
        boolean untouched = mail.host().isEmpty()
                && mail.user().isEmpty()
                && mail.password().isEmpty();
        return Service.MAIL
                .obstacle(settings)
                .map(missing -> untouched ? Finding.notSetUp(missing) : Finding.broken(missing))
                .orElseGet(() -> signIn(mail));
    }

    private Finding signIn(Settings.Mail mail) {
        String host = mail.host().orElseThrow();
        try (Transport transport = Session.getInstance(properties(mail)).getTransport("smtp")) {
            transport.connect(
                    host,
                    mail.port(),
                    mail.user().orElse(null),
                    mail.password().map(secret -> secret.reveal()).orElse(null));
            return Finding.fine(text("mail.check.fine", host, String.valueOf(mail.port())));
        } catch (MessagingException e) {
            return Finding.broken(SmtpTrouble.of(e, mail));
        }
    }

    private Properties properties(Settings.Mail mail) {
        Properties properties = new Properties();
        String millis = String.valueOf(patience.toMillis());
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", String.valueOf(mail.user().isPresent()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", String.valueOf(mail.security() == MailSecurity.TLS));
        properties.put("mail.smtp.starttls.enable", String.valueOf(mail.security() == MailSecurity.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(mail.security() == MailSecurity.STARTTLS));
        return properties;
    }
}
