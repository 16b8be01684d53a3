package com.vegah.collectiq.call;

import com.vegah.collectiq.settings.Settings;

/** How calls are made: what is set, what the AI is told, and who is asked again before a call that waited long. */
public record CallRules(Settings settings, Instructions instructions, Recheck recheck) {}
