package com.vegah.collectiq.openai;

/** What a GA server says, in its own words. */
final class Said {
    static final String CREATED = """
            {"type":"session.created","event_id":"ev_1","session":{"type":"realtime","object":"realtime.session",
             "id":"sess_1","model":"gpt-realtime-2.1","output_modalities":["audio"]}}""";

    static final String UPDATED = updated("audio/pcmu", "audio/pcmu");

    private Said() {}

    static String updated(String in, String out) {
        return """
                {"type":"session.updated","event_id":"ev_2","session":{"type":"realtime","id":"sess_1",
                 "audio":{"input":{"format":{"type":"%s"}},"output":{"format":{"type":"%s"},"voice":"alloy"}}}}""".formatted(in, out);
    }

    static String started(String response) {
        return """
                {"type":"response.created","event_id":"ev","response":{"object":"realtime.response","id":"%s",
                 "status":"in_progress","status_details":null,"output":[],"usage":null}}""".formatted(response);
    }

    static String done(String response) {
        return done(response, "completed", "null", "[]");
    }

    static String interrupted(String response) {
        return done(response, "cancelled", "{\"type\":\"cancelled\",\"reason\":\"turn_detected\"}", "[]");
    }

    static String failed(String response, String code) {
        String error = "{\"type\":\"failed\",\"error\":{\"type\":\"%s\",\"code\":\"%s\"}}".formatted(code, code);
        return done(response, "failed", error, "[]");
    }

    static String done(String response, String status, String details, String output) {
        return """
                {"type":"response.done","event_id":"ev","response":{"object":"realtime.response","id":"%s",
                 "status":"%s","status_details":%s,"output":%s,"usage":null}}""".formatted(response, status, details, output);
    }

    static String audio(String response, String item, String base64) {
        return """
                {"type":"response.output_audio.delta","event_id":"ev","response_id":"%s","item_id":"%s",
                 "output_index":0,"content_index":0,"delta":"%s"}""".formatted(response, item, base64);
    }

    static String call(String callId, String name, String status, String arguments) {
        return """
                {"id":"item_%s","object":"realtime.item","type":"function_call","status":"%s","call_id":"%s",
                 "name":"%s","arguments":%s}""".formatted(callId, status, callId, name, quoted(arguments));
    }

    static String itemDone(String response, String item) {
        return """
                {"type":"response.output_item.done","event_id":"ev","response_id":"%s","output_index":0,"item":%s}""".formatted(response, item);
    }

    static String argumentsDone(String response, String callId, String name, String arguments) {
        return """
                {"type":"response.function_call_arguments.done","event_id":"ev","response_id":"%s",
                 "item_id":"item_%s","output_index":0,"call_id":"%s","name":"%s","arguments":%s}""".formatted(response, callId, callId, name, quoted(arguments));
    }

    static String error(String code, String message, String eventId) {
        return """
                {"type":"error","event_id":"ev","error":{"type":"invalid_request_error","code":"%s","message":"%s",
                 "param":null,"event_id":%s}}""".formatted(code, message, eventId.isEmpty() ? "null" : quoted(eventId));
    }

    static String speech(String edge, String item) {
        String at = edge.equals("started") ? "audio_start_ms" : "audio_end_ms";
        return """
                {"type":"input_audio_buffer.speech_%s","event_id":"ev","%s":100,"item_id":"%s"}""".formatted(edge, at, item);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
