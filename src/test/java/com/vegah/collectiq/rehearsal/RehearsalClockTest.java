package com.vegah.collectiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RehearsalClockTest {
    @Test
    void a_rehearsal_begins_on_a_tuesday_at_ten_at_the_payers_place() {
        assertThat(RehearsalClock.start(Instant.parse("2026-11-25T03:00:00Z"))).isEqualTo("2026-11-24T16:00:00Z");
        assertThat(RehearsalClock.start(Instant.parse("2026-11-28T12:00:00Z"))).isEqualTo("2026-12-01T16:00:00Z");
        assertThat(RehearsalClock.start(Instant.parse("2026-06-30T12:00:00Z"))).isEqualTo("2026-06-30T15:00:00Z");
    }
}
