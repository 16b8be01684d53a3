package com.vegah.collectiq.rehearsal.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallOrderTest {
    private static final PhoneNumber OWN = new PhoneNumber("+12025550100");
    private static final String GOOD = "To=%2B12025550143&From=%2B12025550100"
            + "&Url=http%3A%2F%2F127.0.0.1%3A9%2Fvoice%3FpayerId%3D1003%26attempt%3Da";

    @Test
    void a_good_order_is_taken_with_the_carriers_defaults() {
        CallOrder order = CallOrder.of(Form.parse(GOOD), OWN);
        assertThat(order.payer()).contains(new PayerId("1003"));
        assertThat(order.events()).containsExactly("completed");
        assertThat(order.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(order.detection().wanted()).isFalse();
    }

    @Test
    void repeated_events_are_all_taken() {
        CallOrder order = CallOrder.of(
                Form.parse(GOOD + "&StatusCallbackEvent=initiated&StatusCallbackEvent=ringing&Timeout=25"), OWN);
        assertThat(order.events()).containsExactlyInAnyOrder("initiated", "ringing");
        assertThat(order.timeout()).isEqualTo(Duration.ofSeconds(25));
    }

    @ParameterizedTest
    @CsvSource({
        "21201, From=%2B12025550100&Url=http%3A%2F%2F127.0.0.1%2Fv",
        "21211, To=12&From=%2B12025550100&Url=http%3A%2F%2F127.0.0.1%2Fv",
        "21213, To=%2B12025550143&Url=http%3A%2F%2F127.0.0.1%2Fv",
        "21210, To=%2B12025550143&From=%2B12025550199&Url=http%3A%2F%2F127.0.0.1%2Fv",
        "21205, To=%2B12025550143&From=%2B12025550100",
        "20001, To=%2B12025550143&From=%2B12025550100&Url=http%3A%2F%2F127.0.0.1%2Fv&Timeout=abc",
    })
    void a_bad_order_is_refused_with_the_carriers_code(int code, String form) {
        refused(code, form);
    }

    @Test
    void nobody_real_can_be_called() {
        refused(21215, "To=%2B12125551234&From=%2B12025550100&Url=http%3A%2F%2F127.0.0.1%2Fv");
    }

    @Test
    void nobody_but_this_computer_is_called_back() {
        refused(21205, "To=%2B12025550143&From=%2B12025550100&Url=https%3A%2F%2Fdesk.example.com%2Fv");
    }

    private static void refused(int code, String form) {
        assertThatThrownBy(() -> CallOrder.of(Form.parse(form), OWN))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }
}
