package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.rehearsal.carrier.Carrier;
import com.vegah.collectiq.rehearsal.payer.Casting;
import com.vegah.collectiq.rehearsal.payer.Stories;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import com.vegah.collectiq.rehearsal.speech.Speech;
import com.vegah.collectiq.rehearsal.voice.VoiceServer;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a rehearsal needs of the outside world, on loopback: a carrier, a voice, payers and a mail sink, on free ports and with
 * credentials of their own. Opened before the product, closed after it. Safe for every thread.
 */
public final class RehearsalWorld implements AutoCloseable {
    /** The product's appended sound and instructions are far smaller. */
    private static final int MOST_MESSAGE_BYTES = 1 << 20;

    private final Credentials credentials = Credentials.random();
    private final Casting casting = new Casting(Stories.all());
    private final Backstage stage;
    private final Speech speech;
    private final PublicPort port;
    private final MailSink mail;
    private final Carrier carrier;
    private final VoiceServer voice;

    /** Opens it; time is the product's own, so that both go at one pace. */
    public RehearsalWorld(Timekeeper time) {
        this(time, Optional.empty());
    }

    /** Opens it with a tape that hears every call; closed by whoever opened it, after the world. */
    public RehearsalWorld(Timekeeper time, Optional<Tape> tape) {
        Hearing hearing = new Hearing();
        stage = new Backstage(time);
        speech = new Speech(hearing);
        mail = new MailSink(credentials);
        port = new PublicPort(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                time,
                Limits.STANDARD.withSockets(Limits.STANDARD.sockets().withMessageBytes(MOST_MESSAGE_BYTES)));
        carrier = new Carrier(stage, credentials, speech, hearing, casting, port.outward(), tape);
        voice = new VoiceServer(stage, speech, hearing, credentials.apiKey());
        List<Route> routes = new ArrayList<>(carrier.routes());
        routes.add(voice);
        port.start(routes);
    }

    /**
     * The settings for a rehearsal: whatever reaches or opens something outside is replaced, the database is a fresh one in the folder
     * given, and the product listens at the port given, on loopback (0: any free one, and its public address is known only then).
     */
    public Settings settings(Settings base, Path dataDir, int productPort) {
        return new RehearsalSettings(credentials, port.port(), mail.port()).over(base, dataDir, productPort);
    }

    public Rehearsals rehearsals() {
        return casting;
    }

    /** How many calls the carrier was asked to place, and placed. */
    public int callsPlaced() {
        return carrier.callsPlaced();
    }

    /** How often the product said something on a media stream that the carrier would have complained of. */
    public int carrierWarnings() {
        return carrier.warnings();
    }

    /** AI sessions that are open now. */
    public int openSessions() {
        return voice.live();
    }

    /** What was sent by mail, oldest first. */
    public List<MailSink.Mail> mails() {
        return mail.mails();
    }

    @Override
    public void close() {
        carrier.close();
        port.close();
        mail.close();
        speech.close();
        stage.close();
    }
}
