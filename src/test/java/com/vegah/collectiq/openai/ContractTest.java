package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.settings.Settings;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** That the contract check of these tests does check. */
class ContractTest {
    @Test
    void a_field_of_the_other_dialect_is_seen() {
        assumeTrue(Files.isDirectory(Contract.FOLDER));
        ObjectNode update = Json.event("session.update", "e");
        update.putObject("session").put("type", "realtime").put("temperature", 0.8);
        assertThatThrownBy(() -> Contract.holdsForClient(Settings.Protocol.GA, update))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("temperature");
        assertThatThrownBy(() -> Contract.holdsForClient(Settings.Protocol.BETA, update))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("type");
    }
}
