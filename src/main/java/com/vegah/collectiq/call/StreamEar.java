package com.vegah.collectiq.call;

/** Brings what comes in by a media stream into the call's mailbox. */
final class StreamEar implements CarrierEvents.StreamEvents {
    private final LiveCall call;
    private final Talk talk;

    StreamEar(LiveCall call, Talk talk) {
        this.call = call;
        this.talk = talk;
    }

    @Override
    public void media(String base64, long timestampMillis) {
        call.post(() -> talk.payerSound(base64, timestampMillis));
    }

    @Override
    public void mark(String name) {
        call.post(() -> talk.mark(name));
    }

    @Override
    public void digit(String digit) {
        call.post(() -> talk.key(digit));
    }

    @Override
    public void stopped() {
        call.post(call::streamStopped);
    }

    @Override
    public void closed() {
        call.post(call::streamClosed);
    }
}
