package com.vegah.collectiq.call;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Our end of a media stream, and what went out by it. */
public final class FakeMedia implements CarrierEvents.Media {
    public final List<String> sent = new CopyOnWriteArrayList<>();
    public volatile boolean closed;

    /** The names of the marks sent, oldest first. */
    public List<String> marks() {
        List<String> marks = new ArrayList<>();
        sent.stream().filter(what -> what.startsWith("mark ")).forEach(mark -> marks.add(mark.substring(5)));
        return marks;
    }

    public long count(String what) {
        return sent.stream().filter(what::equals).count();
    }

    @Override
    public void play(String base64) {
        sent.add("play " + base64);
    }

    @Override
    public void mark(String name) {
        sent.add("mark " + name);
    }

    @Override
    public void clear() {
        sent.add("clear");
    }

    @Override
    public void close() {
        closed = true;
        sent.add("close");
    }
}
