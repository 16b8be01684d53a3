package com.vegah.collectiq.rehearsal.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.rehearsal.Contracts;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallListTest {
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json";
    private static final Instant TEN = Instant.parse("2026-11-24T16:00:00Z");

    @Test
    void a_page_says_where_the_next_one_is() {
        List<CallState> calls =
                IntStream.range(0, 5).mapToObj(CallListTest::call).toList();
        JsonNode first = list("PageSize=2").page(calls, ACCOUNT);
        assertThat(first.path("calls")).hasSize(2);
        assertThat(first.path("previous_page_uri").isNull()).isTrue();
        JsonNode last = list("PageSize=2&Page=2").page(calls, ACCOUNT);
        assertThat(last.path("calls")).hasSize(1);
        assertThat(last.path("next_page_uri").isNull()).isTrue();
        assertThat(first.path("next_page_uri").asText()).isEqualTo(PATH + "?PageSize=2&Page=1");
    }

    @Test
    void only_calls_to_that_number_since_that_time_are_listed() {
        List<CallState> calls =
                IntStream.range(0, 5).mapToObj(CallListTest::call).toList();
        JsonNode page =
                list("To=%2B12025550143&StartTime%3E=2026-11-24T16%3A03%3A00Z").page(calls, ACCOUNT);
        assertThat(page.path("calls")).hasSize(2);
        assertThat(list("To=%2B12025550144").page(calls, ACCOUNT).path("calls")).isEmpty();
    }

    @Test
    void a_calls_json_has_exactly_the_fields_of_the_api() {
        JsonNode json = call(0).with("in-progress", TEN)
                .with("completed", TEN.plusSeconds(61))
                .json(ACCOUNT);
        assertThat(json.path("duration").asText()).isEqualTo("61");
        assertThat(json.path("start_time").asText()).isEqualTo("Tue, 24 Nov 2026 16:00:00 +0000");
        Contracts.file("twilio_api_v2010_calls.json").ifPresent(api -> {
            JsonNode properties = api.path("components")
                    .path("schemas")
                    .path("api.v2010.account.call")
                    .path("properties");
            assertThat(json.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(properties::fieldNames);
            properties.properties().forEach(property -> {
                String pattern = property.getValue().path("pattern").asText("");
                JsonNode value = json.path(property.getKey());
                if (!pattern.isEmpty() && !value.isNull()) {
                    assertThat(value.asText()).as(property.getKey()).matches(pattern);
                }
            });
        });
    }

    private static CallList list(String query) {
        return new CallList(PATH, Form.parse(query));
    }

    private static CallState call(int minute) {
        Instant created = TEN.plusSeconds(60L * minute);
        return new CallState(
                "CA0123456789abcdef0123456789abcdef",
                new PhoneNumber("+12025550143"),
                new PhoneNumber("+12025550100"),
                "queued",
                created,
                created,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
