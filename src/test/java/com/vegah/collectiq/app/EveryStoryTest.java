package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.CallDesk;
import com.vegah.collectiq.call.CallParts;
import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.CallRules;
import com.vegah.collectiq.call.Instructions;
import com.vegah.collectiq.call.Recheck;
import com.vegah.collectiq.call.Rehearsals.Scenario;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.exchange.Samples;
import com.vegah.collectiq.openai.RealtimeVoice;
import com.vegah.collectiq.outreach.DeskOutreach;
import com.vegah.collectiq.outreach.FreshVerdict;
import com.vegah.collectiq.outreach.Stores;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.rehearsal.LoopbackOnly;
import com.vegah.collectiq.rehearsal.RehearsalClock;
import com.vegah.collectiq.rehearsal.RehearsalWorld;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.LoopbackUrl;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.twilio.TwilioLine;
import com.vegah.collectiq.twilio.TwilioRoutes;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every story of the rehearsal, several at once and at ten times the speed, through the product's own parts from the click to the books. */
class EveryStoryTest {
    /** So many as a busy machine of two cores plays at this speed without losing the thread. */
    private static final int AT_ONCE = 5;

    @TempDir
    static Path folder;

    private static Timekeeper time;
    private static RehearsalWorld world;
    private static PublicPort port;
    private static Database books;
    private static CallDesk calls;
    private static DeskOutreach desk;

    @BeforeAll
    static void call_everybody() {
        time = Timekeeper.paced(RehearsalClock.start(Instant.parse("2026-11-23T12:00:00Z")), RehearsalClock.PLACE, 10);
        world = new RehearsalWorld(time);
        Settings settings = world.settings(base(), folder, 0);
        books = Database.inMemory();
        new Samples(books.payers(), books.books(), settings.stage()).load(today());
        port = new PublicPort(settings.server().address(), time, Limits.STANDARD);
        LoopbackUrl url = new LoopbackUrl(port::port);
        Stores stores = new Stores(books.payers(), books.history(), books.intents(), books.journal());
        calls = new CallDesk(
                new CallParts(
                        new TwilioLine(settings.twilio(), url, time),
                        new RealtimeVoice(settings.openai(), new LoopbackOnly(port.outward()), time),
                        books.calls(),
                        books.payers(),
                        books.promises(),
                        books.notices(),
                        books.drafts(),
                        books.journal()),
                new CallRules(
                        settings,
                        Instructions.load(settings, RehearsalClock.PLACE),
                        Recheck.of(new FreshVerdict(stores, settings, time.clock()))),
                time);
        desk = new DeskOutreach(stores, calls, settings, time.clock());
        port.start(new TwilioRoutes(calls, settings.twilio(), url, time).all());
        calls.start();
        List<Scenario> stories = world.rehearsals().scenarios();
        for (int i = 0; i < stories.size(); i++) {
            // the first one alone, for what is slow when it is done for the first time
            int others = i == 1 ? 1 : AT_ONCE;
            await().atMost(Duration.ofSeconds(60))
                    .until(() ->
                            calls.now().stream().filter(call -> !call.over()).count() < others);
            desk.contact(stories.get(i).payer(), "Test");
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> books.calls().latest(100).stream()
                                .filter(CallRecord::settled)
                                .count()
                        == world.rehearsals().scenarios().size());
    }

    @AfterAll
    static void close() {
        desk.close();
        calls.close(Duration.ofSeconds(1));
        port.close();
        world.close();
        books.close();
        time.close();
    }

    @Test
    void every_story_ends_as_it_should() {
        Map<String, OutreachStatus> ended = world.rehearsals().scenarios().stream()
                .collect(Collectors.toMap(
                        Scenario::name, story -> record(story.payer()).status()));
        assertThat(ended)
                .as(transcripts())
                .containsExactlyInAnyOrderEntriesOf(world.rehearsals().scenarios().stream()
                        .collect(Collectors.toMap(Scenario::name, Scenario::expected)));
    }

    @Test
    void each_click_placed_one_call_and_the_carrier_had_nothing_to_complain_of() {
        assertThat(world.callsPlaced()).isEqualTo(world.rehearsals().scenarios().size());
        assertThat(world.carrierWarnings()).isZero();
    }

    @Test
    void a_promise_is_in_the_books_with_its_amount_its_day_and_the_payers_words() {
        assertThat(books.promises().of(payer("promise")))
                .as(transcript("promise"))
                .singleElement()
                .satisfies(promise -> assertThat(promise.amount()).isEqualTo(Money.of("85000.00", "USD")))
                .satisfies(promise -> assertThat(promise.date()).isEqualTo(today().plusDays(10)))
                .extracting(promise -> promise.said().quote())
                .asString()
                .isNotBlank();
        assertThat(books.promises().of(payer("forgot")))
                .as(transcript("forgot"))
                .hasSize(1);
        assertThat(books.promises().of(payer("interrupts")))
                .as(transcript("interrupts"))
                .hasSize(1);
    }

    @Test
    void who_forgot_is_in_the_transcript_word_by_word() {
        assertThat(transcript("forgot"))
                .contains("PAYER: Yeah, what's this about?")
                .contains("PAYER: Oh yeah, I forgot about that.");
    }

    @Test
    void a_stranger_hears_no_figure_and_nothing_is_promised() {
        assertThat(transcript("wrong-party")).doesNotContain("dollars", "past due", "invoice", "debt");
        assertThat(books.promises().of(payer("wrong-party"))).isEmpty();
    }

    @Test
    void what_an_interruption_cut_off_is_marked_as_unheard() {
        assertThat(turns("interrupts")).as(transcript("interrupts")).anySatisfy(turn -> {
            assertThat(turn.state()).isEqualTo(Turn.State.CUT);
            assertThat(turn.text()).startsWith(turn.heardText()).isNotEqualTo(turn.heardText());
        });
    }

    @Test
    void a_cough_stops_nobody_for_long_and_a_wait_takes_the_goodbye_back() {
        assertThat(transcript("noisy"))
                .containsOnlyOnce("This is an AI assistant")
                .containsSubsequence("Goodbye.", "PAYER: Wait, one more question.", "What is it?", "Goodbye.");
        assertThat(books.promises().of(payer("noisy"))).as(transcript("noisy")).hasSize(1);
        assertThat(record(payer("noisy")).endedBy()).contains(CallRecord.EndedBy.AI);
    }

    @Test
    void who_says_nothing_is_asked_and_who_presses_nine_is_left_alone() {
        assertThat(transcript("opts-out")).contains("Are you still there?", "we will not contact you again");
        assertThat(books.payers().find(payer("opts-out")).orElseThrow().payer().lastStatus())
                .isEqualTo(OutreachStatus.OPTED_OUT);
        assertThat(record(payer("opts-out")).endedBy()).contains(CallRecord.EndedBy.AI);
    }

    @Test
    void who_hung_up_is_told() {
        assertThat(record(payer("hangs-up")).endedBy()).contains(CallRecord.EndedBy.PAYER);
        assertThat(record(payer("promise")).endedBy()).contains(CallRecord.EndedBy.AI);
    }

    @Test
    void no_session_of_the_voice_is_left() {
        await().until(() -> world.openSessions() == 0);
    }

    private static Settings base() {
        var nothing = new SettingsLoader.Source(Optional.empty(), Map.of(), folder, Optional.of(folder));
        return new SettingsLoader(file -> false).load(nothing, Purpose.REHEARSE).settings();
    }

    private static LocalDate today() {
        return LocalDate.now(time.clock());
    }

    private static PayerId payer(String story) {
        return world.rehearsals().scenarios().stream()
                .filter(scenario -> scenario.name().equals(story))
                .findFirst()
                .orElseThrow()
                .payer();
    }

    private static CallRecord record(PayerId payer) {
        return books.calls().of(payer, Instant.EPOCH).get(0);
    }

    private static List<Turn> turns(String story) {
        return books.calls().transcript(record(payer(story)).attempt());
    }

    private static String transcript(String story) {
        return turns(story).stream()
                .map(turn -> turn.speaker() + ": " + turn.text())
                .collect(Collectors.joining("\n", story + "\n", "\n"));
    }

    private static String transcripts() {
        return world.rehearsals().scenarios().stream()
                .map(story -> transcript(story.name()) + record(story.payer()))
                .collect(Collectors.joining("\n"));
    }
}
