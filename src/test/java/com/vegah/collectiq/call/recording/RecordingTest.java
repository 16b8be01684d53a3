package com.vegah.collectiq.call.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.MuLaw;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final int HEADER = 44;
    private static final short PAYER = MuLaw.decode(MuLaw.encode(4000));
    private static final short OURS = MuLaw.decode(MuLaw.encode(-9000));
    private static final short NOTHING = MuLaw.decode(Frame.SILENCE);

    @TempDir
    Path folder;

    private final List<IOException> failures = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private long clock;

    @Test
    void both_sides_are_kept_in_time_as_the_payer_heard_them() throws IOException {
        Recording recording = recording();
        recording.start();
        ours(recording, 3);
        payer(recording, 5);
        recording.close();

        assertThat(left()).containsExactly(PAYER, PAYER, PAYER, PAYER, PAYER);
        assertThat(right()).containsExactly(OURS, OURS, OURS, NOTHING, NOTHING);
    }

    @Test
    void what_was_cleared_was_not_heard_and_is_not_kept() throws IOException {
        Recording recording = recording();
        recording.start();
        ours(recording, 50);
        payer(recording, 2);
        recording.cleared();
        payer(recording, 2);
        ours(recording, 1);
        payer(recording, 1);
        recording.close();

        assertThat(right()).containsExactly(OURS, OURS, NOTHING, NOTHING, OURS);
    }

    @Test
    void nothing_is_kept_before_the_start_but_what_still_plays_then_is() throws IOException {
        Recording recording = recording();
        ours(recording, 4);
        payer(recording, 3);
        assertThat(recording.file()).doesNotExist();
        recording.start();
        payer(recording, 2);
        recording.close();

        assertThat(right()).containsExactly(OURS, NOTHING);
    }

    @Test
    void a_call_that_never_starts_being_recorded_leaves_no_file() {
        Recording recording = recording();
        payer(recording, 3);
        recording.close();
        assertThat(recording.file()).doesNotExist();
    }

    @Test
    void a_pause_is_silence_of_both_and_time_goes_on() throws IOException {
        Recording recording = recording();
        recording.start();
        ours(recording, 3);
        payer(recording, 1);
        recording.pause();
        payer(recording, 1);
        recording.resume();
        payer(recording, 1);
        recording.close();

        assertThat(left()).containsExactly(PAYER, NOTHING, PAYER);
        assertThat(right()).containsExactly(OURS, NOTHING, OURS);
    }

    @Test
    void frames_that_never_came_are_silence_and_frames_that_came_twice_are_one() throws IOException {
        Recording recording = recording();
        recording.start();
        payer(recording, 1);
        clock += 40;
        payer(recording, 1);
        recording.payer(sound(PAYER, 1), clock - 20);
        recording.close();

        assertThat(left()).containsExactly(PAYER, NOTHING, NOTHING, PAYER);
    }

    @Test
    void what_may_not_be_kept_is_made_silent_afterwards_on_the_payers_side_alone() throws IOException {
        Recording recording = recording();
        payer(recording, 10);
        recording.start();
        ours(recording, 4);
        payer(recording, 4);
        recording.hide(220, 240);
        recording.close();

        assertThat(left()).containsExactly(PAYER, (short) 0, (short) 0, PAYER);
        assertThat(right()).containsOnly(OURS);
    }

    @Test
    void without_ever_being_closed_the_file_is_whole_up_to_the_last_second() throws IOException {
        Recording recording = recording();
        recording.start();
        payer(recording, 130);

        byte[] file = Files.readAllBytes(recording.file());
        int data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(40);
        assertThat(data).isEqualTo(2 * 8000 * 4).isEqualTo(file.length - HEADER);
        recording.close();
    }

    @Test
    void a_disk_that_is_far_behind_loses_sound_which_is_counted_and_never_time() throws IOException {
        Recording recording = new Recording(folder.resolve("late.wav"), later::add, failures::add);
        recording.start();
        payer(recording, Recording.MOST_WAITING + 500);
        work();
        payer(recording, 1);
        recording.close();
        work();

        assertThat(recording.lost()).isEqualTo(501);
        assertThat(samples(recording.file(), 0)).hasSize(Recording.MOST_WAITING + 501);
        assertThat(failures).isEmpty();
    }

    @Test
    void where_nothing_can_be_written_it_is_told_once_and_nothing_else_happens() {
        Recording recording = new Recording(folder.resolve("no/such/folder.wav"), Runnable::run, failures::add);
        recording.start();
        payer(recording, 3);
        recording.close();
        assertThat(failures).hasSize(1);
    }

    @Test
    @EnabledIf("hasFullDisk")
    void a_full_disk_is_told_once() {
        Path full = Path.of("/dev/full");
        Recording recording = new Recording(
                full,
                () -> StereoWav.over(FileChannel.open(full, StandardOpenOption.WRITE)),
                Runnable::run,
                failures::add);
        recording.start();
        payer(recording, 60);
        recording.close();
        assertThat(failures).singleElement().asString().contains("No space left");
    }

    @Test
    void an_hour_takes_no_more_memory_than_a_minute() throws IOException {
        Recording recording = recording();
        recording.start();
        for (int second = 0; second < 3600; second++) {
            ours(recording, 50);
            payer(recording, 50);
        }
        recording.close();
        assertThat(Files.size(recording.file())).isEqualTo(HEADER + 3600L * 8000 * 4);
        assertThat(recording.lost()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_its_owner_may_read_it() throws IOException {
        Recording recording = recording();
        recording.start();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(recording.file())))
                .isEqualTo("rw-------");
        recording.close();
    }

    static boolean hasFullDisk() {
        return Files.exists(Path.of("/dev/full"));
    }

    private Recording recording() {
        return new Recording(folder.resolve("call.wav"), Runnable::run, failures::add);
    }

    private void payer(Recording recording, int frames) {
        for (int i = 0; i < frames; i++) {
            recording.payer(sound(PAYER, 1), clock);
            clock += 20;
        }
    }

    private static void ours(Recording recording, int frames) {
        recording.ours(sound(OURS, frames));
    }

    private static String sound(short sample, int frames) {
        byte[] codes = new byte[Frame.BYTES * frames];
        Arrays.fill(codes, MuLaw.encode(sample));
        return Base64.getEncoder().encodeToString(codes);
    }

    private void work() {
        for (Runnable next = later.poll(); next != null; next = later.poll()) {
            next.run();
        }
    }

    private List<Short> left() throws IOException {
        return samples(folder.resolve("call.wav"), 0);
    }

    private List<Short> right() throws IOException {
        return samples(folder.resolve("call.wav"), 1);
    }

    /** One sample of each tick of one side. */
    private static List<Short> samples(Path file, int side) throws IOException {
        ByteBuffer wav = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Short> samples = new ArrayList<>();
        for (int at = HEADER; at < wav.limit(); at += Frame.BYTES * 4) {
            samples.add(wav.getShort(at + 2 * side));
        }
        return samples;
    }
}
