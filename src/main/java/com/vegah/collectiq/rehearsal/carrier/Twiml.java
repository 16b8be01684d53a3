package com.vegah.collectiq.rehearsal.carrier;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A call's instructions, read as the carrier reads them; the parser knows no DTD and fetches nothing. */
final class Twiml {
    private Twiml() {}

    sealed interface Verb {}

    /** A bidirectional stream, and where to ask what comes after it, if anywhere. */
    record Connect(Stream stream, Optional<String> action) implements Verb {}

    record Stream(URI url, String name, Map<String, String> parameters, Optional<String> statusCallback) {}

    record Say(String text) implements Verb {}

    record Pause(Duration length) implements Verb {}

    record Hangup() implements Verb {}

    record Redirect(String url) implements Verb {}

    /** A verb that this carrier does not play. */
    record Unplayed(String name) implements Verb {}

    /** Throws {@link IllegalArgumentException} where this is no TwiML (the carrier's error 12100). */
    static List<Verb> parse(String text) {
        Element root;
        try {
            root = parser().parse(new InputSource(new StringReader(text.strip())))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("12100: the document is no well-formed XML", e);
        }
        if (!root.getTagName().equals("Response")) {
            throw new IllegalArgumentException("12100: the document is no <Response>");
        }
        return children(root).stream().map(Twiml::verb).toList();
    }

    private static Verb verb(Element element) {
        return switch (element.getTagName()) {
            case "Connect" -> connect(element);
            case "Say" -> new Say(element.getTextContent().strip());
            case "Pause" ->
                new Pause(Duration.ofSeconds(
                        Long.parseLong(attribute(element, "length").orElse("1"))));
            case "Hangup", "Reject" -> new Hangup();
            case "Redirect" -> new Redirect(element.getTextContent().strip());
            default -> new Unplayed(element.getTagName());
        };
    }

    private static Verb connect(Element connect) {
        return children(connect).stream()
                .filter(child -> child.getTagName().equals("Stream"))
                .findFirst()
                .<Verb>map(stream -> new Connect(stream(stream), attribute(connect, "action")))
                .orElseGet(() -> new Unplayed("Connect"));
    }

    private static Stream stream(Element element) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Element parameter : children(element)) {
            parameters.put(parameter.getAttribute("name"), parameter.getAttribute("value"));
        }
        return new Stream(
                withoutQuery(element.getAttribute("url")),
                element.getAttribute("name"),
                parameters,
                attribute(element, "statusCallback"));
    }

    /** The carrier strips any query from a stream's url: twilio.com/docs/voice/twiml/stream. */
    private static URI withoutQuery(String url) {
        int query = url.indexOf('?');
        return URI.create(query < 0 ? url : url.substring(0, query));
    }

    private static Optional<String> attribute(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }

    private static List<Element> children(Element of) {
        List<Element> children = new ArrayList<>();
        for (Node node = of.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static DocumentBuilder parser() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new DefaultHandler());
        return builder;
    }
}
