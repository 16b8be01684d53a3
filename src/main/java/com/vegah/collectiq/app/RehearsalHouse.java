package com.vegah.collectiq.app;

import com.vegah.collectiq.call.LiveCalls;
import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.exchange.Samples;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.rehearsal.LoopbackOnly;
import com.vegah.collectiq.rehearsal.RehearsalClock;
import com.vegah.collectiq.rehearsal.RehearsalWorld;
import com.vegah.collectiq.rehearsal.Tape;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.ui.shell.DeskParts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** The program on a rehearsal: the made-up world on loopback, a clock of its own, a fresh database in memory with the samples. */
final class RehearsalHouse implements AutoCloseable {
    private final Timekeeper time;
    private final RehearsalWorld world;
    private final House house;
    private final Optional<Tape> tape;

    private RehearsalHouse(Timekeeper time, RehearsalWorld world, House house, Optional<Tape> tape) {
        this.tape = tape;
        this.time = time;
        this.world = world;
        this.house = house;
    }

    /** Opens it at a pace (1: as in life); the sound of its calls goes to a file, if one is named. */
    static RehearsalHouse open(Settings base, double pace, Optional<Path> record) {
        Optional<Tape> tape = record.map(Tape::open);
        Timekeeper time =
                Timekeeper.paced(RehearsalClock.start(Clock.systemUTC().instant()), RehearsalClock.PLACE, pace);
        RehearsalWorld world = new RehearsalWorld(time, tape);
        Settings settings = world.settings(base, base.dataDir(), 0);
        Database database = Database.inMemory();
        new Samples(database.payers(), database.books(), settings.stage()).load(LocalDate.now(time.clock()));
        House house = new House(settings, time, database, LoopbackOnly::new);
        house.open();
        return new RehearsalHouse(time, world, house, tape);
    }

    Desk desk() {
        return house.desk();
    }

    LiveCalls liveCalls() {
        return house.liveCalls();
    }

    Rehearsals rehearsals() {
        return world.rehearsals();
    }

    House house() {
        return house;
    }

    RehearsalWorld world() {
        return world;
    }

    DeskParts parts(SettingsLoader.Loaded loaded, Runnable onClose) {
        return house.parts(loaded, Optional.of(world.rehearsals()), onClose);
    }

    @Override
    public void close() {
        house.close();
        world.close();
        time.close();
        tape.ifPresent(Tape::close);
    }
}
