package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.receivable.OutreachStatus;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys a payer presses. */
class KeypadTest {
    private final CallRig rig = new CallRig();

    @BeforeEach
    void greeted() {
        rig.greeted();
    }

    @Test
    void digits_reach_the_ai_as_text_once_they_have_paused() {
        press("7731");
        rig.time.pass(Keypad.REST.minusMillis(1));
        assertThat(rig.session().notes).isEmpty();
        rig.time.passMillis(1);
        assertThat(rig.session().notes).singleElement().asString().contains("7731");
        assertThat(rig.session().asks).hasSize(2);
        assertThat(rig.calls.kinds()).contains("payer.keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "00"})
    void zero_alone_asks_for_a_person(String keys) {
        typed(keys);
        assertThat(rig.calls.kinds()).contains("person.asked");
        assertThat(rig.session().notes).singleElement().asString().contains("person");
        assertThat(rig.line.hungUp).isEmpty();
    }

    @Test
    void nine_alone_stops_contact_at_once_and_the_ai_takes_its_leave() {
        typed("9");
        assertThat(rig.books.statuses(CallRig.PAYER)).contains(OutreachStatus.OPTED_OUT);
        assertThat(rig.calls.kinds()).contains("contact.stopped");
        assertThat(rig.books.entries).extracting(Journal.Entry::deed).contains("contact.stopped");
        assertThat(rig.session().asks.get(1)).contains("takes effect at once");
        rig.says().responseStarted("R1");
        rig.aiSounds("R1", "A1", 500);
        rig.done("R1");
        rig.echoAllMarks();
        rig.time.pass(Goodbye.TAIL);
        assertThat(rig.line.hungUp).hasSize(1);
    }

    @Test
    void nine_pressed_again_and_again_stops_contact_once() {
        typed("9");
        typed("9");
        typed("99");
        assertThat(rig.books.statuses(CallRig.PAYER).stream().filter(OutreachStatus.OPTED_OUT::equals))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"950", "0170", "19", "90", "9#1"})
    void a_zero_or_nine_within_a_number_is_but_a_digit(String keys) {
        typed(keys);
        assertThat(rig.calls.kinds()).doesNotContain("person.asked", "contact.stopped");
        assertThat(rig.session().notes).singleElement().asString().contains(keys);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4242424242424242",
                "4222222222222",
                "378282246310005",
                "4242424242424241",
                "42424242424242424242424"
            })
    void what_may_be_a_card_is_neither_told_nor_stored(String keys) {
        typed(keys);
        assertForgotten(keys);
        assertThat(rig.session().notes).singleElement().asString().contains("payment card");
    }

    @Test
    void a_card_typed_in_groups_with_rests_is_still_one_number() {
        for (String group : new String[] {"4242", "4343", "4444", "4545"}) {
            press(group);
            rig.time.passSeconds(3);
        }
        rig.time.passSeconds(2);
        for (String group : new String[] {"4242", "4343", "4444", "4545"}) {
            assertForgotten(group);
        }
        assertThat(rig.session().notes).singleElement().asString().contains("payment card");
    }

    @Test
    void a_hash_ends_a_number_at_once() {
        press("123456#");
        rig.time.passMillis(1);
        assertThat(rig.session().notes).singleElement().asString().contains("123456");
    }

    @Test
    void digits_after_a_card_are_its_date_and_code_and_forgotten_too() {
        typed("4242424242424242");
        typed("1229");
        typed("737");
        assertForgotten("1229");
        assertForgotten("737");
        rig.payerSays("P1", "That was my card.");
        rig.time.pass(Keypad.GROUPS.plusMillis(1));
        typed("55");
        assertThat(rig.session().notes).anyMatch(note -> note.contains("55"));
    }

    @Test
    void what_is_no_key_and_what_comes_after_the_end_is_nothing() {
        rig.stream.digit("w");
        rig.stream.digit("");
        rig.stream.digit("12");
        rig.payerHangsUp();
        rig.stream.digit("9");
        rig.time.passSeconds(5);
        assertThat(rig.books.statuses(CallRig.PAYER)).doesNotContain(OutreachStatus.OPTED_OUT);
        assertThat(rig.session().notes).isEmpty();
    }

    @Test
    void a_nine_just_before_the_line_goes_still_counts() {
        press("9");
        rig.time.passMillis(200);
        rig.stream.stopped();
        rig.stream.closed();
        assertThat(rig.books.statuses(CallRig.PAYER)).contains(OutreachStatus.OPTED_OUT);
    }

    private void assertForgotten(String keys) {
        assertThat(rig.calls.events()).noneMatch(event -> event.detail().contains(keys));
        assertThat(rig.session().notes).noneMatch(note -> note.contains(keys));
        assertThat(rig.session().asks).noneMatch(ask -> ask.contains(keys));
        assertThat(rig.books.entries).noneMatch(entry -> entry.detail().contains(keys));
    }

    private void typed(String keys) {
        press(keys);
        rig.time.pass(Keypad.REST.plus(Duration.ofMillis(1)));
    }

    private void press(String keys) {
        keys.chars().forEach(key -> rig.stream.digit(Character.toString(key)));
    }
}
