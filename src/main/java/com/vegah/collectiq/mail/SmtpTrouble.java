package com.vegah.collectiq.mail;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.Settings.MailSecurity;
import com.vegah.collectiq.value.Obstacle;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What went wrong between us and the mail server, in the user's words; the password is in none of them. */
final class SmtpTrouble {
    private SmtpTrouble() {}

    static Obstacle of(MessagingException e, Settings.Mail mail) {
        String host = mail.host().orElse("");
        String port = String.valueOf(mail.port());
        if (e instanceof AuthenticationFailedException) {
            return new Obstacle(
                    text("mail.trouble.password", host, mail.user().orElse("")), text("mail.trouble.password.remedy"));
        }
        if (caused(e, UnknownHostException.class)) {
            return new Obstacle(text("mail.trouble.host", host), text("mail.trouble.host.remedy"));
        }
        if (caused(e, CertificateException.class)) {
            return new Obstacle(text("mail.trouble.certificate", host), text("mail.trouble.certificate.remedy"));
        }
        if (caused(e, SSLException.class)) {
            return new Obstacle(text("mail.trouble.tls", host, port), text("mail.trouble.tls.remedy"));
        }
        if (caused(e, ConnectException.class) || caused(e, SocketTimeoutException.class)) {
            return new Obstacle(text("mail.trouble.silent", host, port), text("mail.trouble.silent.remedy"));
        }
        // Angus tells a missing STARTTLS by its text alone (SMTPTransport.protocolConnect)
        if (mail.security() == MailSecurity.STARTTLS
                && String.valueOf(e.getMessage()).contains("STARTTLS")) {
            return new Obstacle(text("mail.trouble.starttls", host, port), text("mail.trouble.starttls.remedy"));
        }
        String said = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
        return new Obstacle(text("mail.trouble.other", host, said.strip()), text("mail.trouble.other.remedy"));
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> kind) {
        for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
            if (kind.isInstance(at)) {
                return true;
            }
        }
        return false;
    }
}
