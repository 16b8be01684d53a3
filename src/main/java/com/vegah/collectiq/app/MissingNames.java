package com.vegah.collectiq.app;

import com.vegah.collectiq.settings.Key;
import com.vegah.collectiq.settings.Service;
import com.vegah.collectiq.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The names of missing settings, for a sentence. */
final class MissingNames {
    private MissingNames() {}

    static String ofAll(Settings settings) {
        return Arrays.stream(Service.values())
                .flatMap(service -> service.missing(settings).stream())
                .map(Key::label)
                .collect(Collectors.joining(", "));
    }

    static String of(List<Service> services, Settings settings) {
        return services.stream()
                .flatMap(service -> service.missing(settings).stream())
                .map(Key::label)
                .collect(Collectors.joining(", "));
    }
}
