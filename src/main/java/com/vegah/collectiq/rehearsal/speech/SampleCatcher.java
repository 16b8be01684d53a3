package com.vegah.collectiq.rehearsal.speech;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import javax.sound.sampled.AudioFormat;

/** Takes FreeTTS's sound (16-bit, big-endian, mono) into memory instead of to a loudspeaker. */
final class SampleCatcher implements AudioPlayer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);

    short[] samples() {
        short[] samples = new short[bytes.size() / 2];
        ByteBuffer.wrap(bytes.toByteArray()).asShortBuffer().get(samples);
        return samples;
    }

    @Override
    public boolean write(byte[] sound) {
        return write(sound, 0, sound.length);
    }

    @Override
    public boolean write(byte[] sound, int offset, int length) {
        bytes.write(sound, offset, length);
        return true;
    }

    @Override
    public void setAudioFormat(AudioFormat wanted) {
        format = wanted;
    }

    @Override
    public AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public float getVolume() {
        return 1;
    }

    @Override
    public long getTime() {
        return 0;
    }

    @Override
    public void begin(int size) {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void setVolume(float volume) {}

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
}
