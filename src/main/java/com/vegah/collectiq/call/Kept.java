package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.CarrierEvents.Media;
import com.vegah.collectiq.call.recording.Recorder;
import com.vegah.collectiq.call.recording.Recording;
import com.vegah.collectiq.value.Texts;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a call is recorded: only where it is set, only from when the payer has heard that it is, and not while somebody paused it.
 * Touched from the call's mailbox alone.
 */
final class Kept {
    private static final String NOTICE = "call.recording.notice.";

    private final LiveCall call;
    private final List<String> notice;
    private final Optional<Recording> recording;
    private CallView.Recorded state;

    Kept(LiveCall call, Optional<Recorder> recorder, String language) {
        this.call = call;
        this.notice = Stream.of(Locale.forLanguageTag(language).getLanguage(), "en")
                .map(tag -> NOTICE + tag)
                .filter(Texts.bundle()::containsKey)
                .flatMap(key -> Arrays.stream(text(key).split(",")))
                .map(String::strip)
                .toList();
        this.recording = recorder.map(
                keeper -> keeper.prepare(call.state().attempt().value(), failure -> call.post(() -> failed(failure))));
        this.state = recorder.isPresent() ? CallView.Recorded.NOT_YET : CallView.Recorded.NO;
    }

    CallView.Recorded state() {
        return state;
    }

    /** Our end of the stream, listened to on the way. */
    Media listening(Media media) {
        return recording.map(kept -> (Media) new Listened(media, kept)).orElse(media);
    }

    void payer(String base64, long timestampMillis) {
        recording.ifPresent(kept -> kept.payer(base64, timestampMillis));
    }

    /** The payer heard more of the AI: perhaps that the call is recorded. */
    void heard(String words) {
        String said = words.toLowerCase(Locale.ROOT);
        if (state == CallView.Recorded.NOT_YET && notice.stream().anyMatch(said::contains)) {
            recording.ifPresent(Recording::start);
            become(CallView.Recorded.YES, "recording.started");
        }
    }

    void pause(boolean wanted) {
        if (wanted && state == CallView.Recorded.YES) {
            recording.ifPresent(Recording::pause);
            become(CallView.Recorded.PAUSED, "recording.paused");
        } else if (!wanted && state == CallView.Recorded.PAUSED) {
            recording.ifPresent(Recording::resume);
            become(CallView.Recorded.YES, "recording.resumed");
        }
    }

    /** Something was said that may not be kept. */
    void hide(long fromMillis, long untilMillis) {
        recording.ifPresent(kept -> kept.hide(fromMillis, untilMillis));
    }

    void end() {
        recording.ifPresent(kept -> {
            kept.close();
            if (kept.lost() > 0) {
                call.event("recording.lost", String.valueOf(kept.lost()));
            }
        });
    }

    private void failed(IOException failure) {
        call.noteForPeople(text("call.recording.failed.cause") + "\n" + text("call.recording.failed.remedy"));
        become(CallView.Recorded.FAILED, "recording.failed");
        call.event("recording.failed.why", String.valueOf(failure.getMessage()));
    }

    private void become(CallView.Recorded next, String event) {
        state = next;
        call.event(event, "");
        call.changed();
    }

    private record Listened(Media media, Recording kept) implements Media {
        @Override
        public void play(String base64) {
            media.play(base64);
            kept.ours(base64);
        }

        @Override
        public void mark(String name) {
            media.mark(name);
        }

        @Override
        public void clear() {
            media.clear();
            kept.cleared();
        }

        @Override
        public void close() {
            media.close();
        }
    }
}
