package com.vegah.collectiq.openai;

import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A session against a server in memory, on a time moved by hand. */
final class Rig {
    static final Voice.Brief BRIEF = new Voice.Brief(
            "You call for Harbor Supplies.",
            Optional.of("en-US"),
            List.of("Harbor Supplies", "INV-1003"),
            List.of(
                    new Voice.ToolSpec(
                            "record_promise",
                            "Stores a promise to pay.",
                            List.of(
                                    new Voice.Argument(
                                            "amount", Voice.Argument.Kind.STRING, "As said", true, List.of()),
                                    new Voice.Argument(
                                            "parts", Voice.Argument.Kind.INTEGER, "How many", false, List.of()))),
                    new Voice.ToolSpec(
                            "stop_contact",
                            "Stops contact.",
                            List.of(new Voice.Argument(
                                    "channel",
                                    Voice.Argument.Kind.STRING,
                                    "Which",
                                    true,
                                    List.of("call", "email", "all"))))));

    final HandTime time = new HandTime("2026-11-24T10:00:00Z");
    final Heard heard = new Heard();
    final FakeOutward server;
    final RealtimeVoice voice;
    Voice.Session session;

    Rig(Settings.OpenAi settings) {
        server = new FakeOutward(settings.protocol());
        voice = new RealtimeVoice(settings, server, time);
    }

    static Rig ga() {
        return new Rig(settings("wss://voice.example.com/v1/realtime", Settings.Protocol.GA));
    }

    static Rig beta() {
        return new Rig(settings("wss://voice.example.com/v1/realtime", Settings.Protocol.BETA));
    }

    static Settings.OpenAi settings(String url, Settings.Protocol protocol) {
        return new Settings.OpenAi(
                Optional.of(new Secret("key-for-tests")),
                URI.create(url),
                protocol,
                "gpt-realtime-2.1",
                "alloy",
                1024,
                Optional.of(0.8),
                "low",
                "gpt-live-transcribe",
                Optional.of("de"),
                Optional.empty(),
                Settings.Turns.PRESET);
    }

    static Settings.OpenAi openAi(String model, String voice) {
        return with(settings("wss://api.openai.com/v1/realtime", Settings.Protocol.GA), model, voice);
    }

    static Settings.OpenAi with(Settings.OpenAi base, String model, String voice) {
        return new Settings.OpenAi(
                base.apiKey(),
                base.realtimeUrl(),
                base.protocol(),
                model,
                voice,
                base.maxOutputTokens(),
                base.temperature(),
                base.reasoningEffort(),
                base.transcriptionModel(),
                base.language(),
                base.instructionsFile(),
                base.turns());
    }

    static Settings.OpenAi with(Settings.OpenAi base, Settings.Turns turns) {
        return new Settings.OpenAi(
                base.apiKey(),
                base.realtimeUrl(),
                base.protocol(),
                base.model(),
                base.voice(),
                base.maxOutputTokens(),
                base.temperature(),
                base.reasoningEffort(),
                base.transcriptionModel(),
                base.language(),
                base.instructionsFile(),
                turns);
    }

    static Settings.OpenAi withKey(Settings.OpenAi base, String key) {
        return new Settings.OpenAi(
                Optional.of(new Secret(key)),
                base.realtimeUrl(),
                base.protocol(),
                base.model(),
                base.voice(),
                base.maxOutputTokens(),
                base.temperature(),
                base.reasoningEffort(),
                base.transcriptionModel(),
                base.language(),
                base.instructionsFile(),
                base.turns());
    }

    Rig opened() {
        session = voice.open(BRIEF, heard);
        server.opens();
        return this;
    }

    /** A session that stands. */
    Rig ready() {
        opened();
        server.saysAnything(Said.CREATED).saysAnything(Said.UPDATED);
        return this;
    }

    Rig says(String... events) {
        for (String event : events) {
            server.says(event);
        }
        return this;
    }
}
